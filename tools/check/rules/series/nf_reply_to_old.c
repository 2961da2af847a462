// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* What begins a thread: a cover letter, or a patch that needs none. */
static bool begins_thread(const struct subject_line *s)
{
	return !s->number && !s->is_reply;
}

static void report_answer(struct report *to, const struct subject_line *s,
			  const struct mail_header *answer)
{
	if (s->version > 1)
		report(to, answer->raw, "version %u answers an older mail",
		       s->version);
}

static void mail(struct report *to, const struct patch *p)
{
	const struct subject_line *s = &p->message.subject;
	const struct mail_header *h = mail_header(&p->mail,
						  SPAN("In-Reply-To"));

	if (begins_thread(s) && h)
		report_answer(to, s, h);
}

static bool answers(const struct patch *p, struct span id)
{
	const struct mail_header *h = mail_header(&p->mail,
						  SPAN("In-Reply-To"));

	return h && span_eq(span_trim(h->value), id);
}

/*
 * The first of a series without a cover letter. Where there is one that was
 * not read, that is what the others answer, and not their first.
 */
static void series(struct report *to, const struct series *s)
{
	const struct patch *first = s->patches.at[0];
	const struct subject_line *subject = &first->message.subject;
	const struct mail_header *h = mail_header(&first->mail,
						  SPAN("In-Reply-To"));
	struct span id = mail_value(&first->mail, SPAN("Message-ID"));

	id = span_trim(id);
	if (!h || !id.len || subject->number != 1 || s->patches.n < 2)
		return;
	for (size_t i = 1; i < s->patches.n; i++)
		if (!answers(s->patches.at[i], id))
			return;
	report_answer(to, subject, h);
}

const struct rule rule_nf_reply_to_old = {
	.name = "NF_REPLY_TO_OLD",
	.summary = "a new version is sent as an answer to an old one",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.mail = mail,
	.series = series,
};
