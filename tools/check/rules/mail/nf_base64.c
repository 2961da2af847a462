// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void mail(struct report *to, const struct patch *p)
{
	const struct mail_header *h =
		mail_header(&p->mail, SPAN("Content-Transfer-Encoding"));

	if (p->mail.oddities & MAIL_BASE64)
		report(to, h ? h->raw : p->message.subject.value,
		       "the text is in base64");
}

const struct rule rule_nf_base64 = {
	.name = "NF_BASE64",
	.summary = "the text of the mail is in base64",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.mail = mail,
};
