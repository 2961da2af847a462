// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void mail(struct report *to, const struct patch *p)
{
	if (p->mail.oddities & MAIL_ATTACHMENT)
		report(to, p->message.subject.value,
		       "the patch is an attachment");
}

const struct rule rule_nf_attachment = {
	.name = "NF_ATTACHMENT",
	.summary = "the patch is an attachment",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.mail = mail,
};
