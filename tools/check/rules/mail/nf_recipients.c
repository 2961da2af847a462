// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static bool goes_to_list(const struct mail *m)
{
	for (size_t i = 0; i < m->headers.n; i++) {
		const struct mail_header *h = &m->headers.at[i];

		if ((span_eq_nocase(h->name, SPAN("To")) ||
		     span_eq_nocase(h->name, SPAN("Cc"))) &&
		    span_find_nocase(h->value, SPAN("netfilter-devel@")) !=
		    SIZE_MAX)
			return true;
	}
	return false;
}

static void mail(struct report *to, const struct patch *p)
{
	const struct mail_header *h = mail_header(&p->mail, SPAN("To"));

	if (h && !goes_to_list(&p->mail))
		report(to, h->raw, "netfilter-devel is not among To: and Cc:");
}

const struct rule rule_nf_recipients = {
	.name = "NF_RECIPIENTS",
	.summary = "the mail does not go to netfilter-devel",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.mail = mail,
};
