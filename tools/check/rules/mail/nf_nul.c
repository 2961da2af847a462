// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void mail(struct report *to, const struct patch *p)
{
	size_t at = span_find_char(p->mail.text, '\0');

	if (p->mail.oddities & MAIL_NUL && at != SIZE_MAX)
		report(to, span_first(span_from(p->mail.text, at), 1),
		       "a NUL byte");
}

const struct rule rule_nf_nul = {
	.name = "NF_NUL",
	.summary = "the mail has a NUL byte",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER,
	.mail = mail,
};
