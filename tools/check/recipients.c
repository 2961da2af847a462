// SPDX-License-Identifier: GPL-2.0-only
#include "check/recipients.h"

static bool names(const struct mail *m, const char *const *headers,
		  struct span address)
{
	for (size_t i = 0; i < m->headers.n; i++)
		for (const char *const *h = headers; *h; h++)
			if (span_eq_nocase(m->headers.at[i].name,
					   span_of(*h)) &&
			    span_find_nocase(m->headers.at[i].value, address) !=
			    SIZE_MAX)
				return true;
	return false;
}

bool mail_goes_to(const struct mail *m, struct span address)
{
	return names(m, (const char *const[]){ "To", "Cc", NULL }, address);
}

bool mail_reaches(const struct mail *m, struct span address)
{
	return names(m, (const char *const[]){ "To", "Cc", "From", NULL },
		     address);
}
