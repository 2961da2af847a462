// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void mail(struct report *to, const struct patch *p)
{
	unsigned int oddities = p->mail.oddities;
	struct span at = p->message.subject.value;

	if (oddities & MAIL_BAD_ENCODING)
		report(to, at, "the text is not what its encoding says");
	if (oddities & MAIL_TRUNCATED)
		report(to, at, "a part of the mail has no end");
	if (oddities & MAIL_TOO_DEEP)
		report(to, at, "parts of the mail are left out, there are too many");
}

const struct rule rule_nf_broken_encoding = {
	.name = "NF_BROKEN_ENCODING",
	.summary = "the mail breaks the rules of its own encoding",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.mail = mail,
};
