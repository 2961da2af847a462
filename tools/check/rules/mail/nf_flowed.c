// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void mail(struct report *to, const struct patch *p)
{
	const struct mail_header *h = mail_header(&p->mail,
						  SPAN("Content-Type"));

	if (p->mail.oddities & MAIL_FLOWED)
		report(to, h ? h->raw : p->message.subject.value,
		       "the text is format=flowed");
}

const struct rule rule_nf_flowed = {
	.name = "NF_FLOWED",
	.summary = "the mail lets programs rewrap its lines",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.mail = mail,
};
