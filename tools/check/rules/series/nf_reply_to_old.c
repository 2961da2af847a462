// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* What begins a thread: a cover letter, or a patch that needs none. */
static bool begins_thread(const struct subject *s)
{
	return !s->number && !s->is_reply;
}

static void mail(struct report *to, const struct patch *p)
{
	const struct subject *s = &p->message.subject;
	const struct mail_header *h = mail_header(&p->mail,
						  SPAN("In-Reply-To"));

	if (s->version > 1 && begins_thread(s) && h)
		report(to, h->raw, "version %u answers an older mail",
		       s->version);
}

const struct rule rule_nf_reply_to_old = {
	.name = "NF_REPLY_TO_OLD",
	.summary = "a new version is sent as an answer to an old one",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.mail = mail,
};
