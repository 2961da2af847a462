// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void mail(struct report *to, const struct patch *p)
{
	if (p->mail.oddities & MAIL_CRLF)
		report(to, p->mail.body, "all lines end in CR LF");
}

const struct rule rule_nf_crlf = {
	.name = "NF_CRLF",
	.summary = "the lines of the mail's body end in CR LF",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.mail = mail,
};
