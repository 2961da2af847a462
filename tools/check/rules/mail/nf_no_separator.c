// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void mail(struct report *to, const struct patch *p)
{
	const struct diff *d = &p->diff;

	if (p->mail.oddities & MAIL_NO_HEADERS || !p->message.log.n ||
	    p->message.separator.nr || !d->files.n)
		return;
	report(to, mail_line_text(&p->mail, d->files.at[0].nrs.first),
	       "no line '---' between the message and the diff");
}

const struct rule rule_nf_no_separator = {
	.name = "NF_NO_SEPARATOR",
	.summary = "no line --- ends the commit message",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.mail = mail,
};
