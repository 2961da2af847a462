// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void mail(struct report *to, const struct patch *p)
{
	const struct mail_header *h = mail_header(&p->mail,
						  SPAN("Content-Type"));

	if (p->mail.oddities & MAIL_HTML)
		report(to, h ? h->raw : p->message.subject.value,
		       "the mail has a part in HTML");
}

const struct rule rule_nf_html = {
	.name = "NF_HTML",
	.summary = "the mail is or has HTML",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER,
	.mail = mail,
};
