/* SPDX-License-Identifier: GPL-2.0-only */
/* check_testing - a mail and a report without a decoder or a rule file */
#ifndef UNIT_CHECK_TESTING_H
#define UNIT_CHECK_TESTING_H

#include "testing.h"

#include "check/report.h"

struct stage {
	struct arena arena;
	struct checked mail;
	struct patch *mails[1];
	struct report to;
};

static const struct rule stage_rule = {
	.name = "SOME_RULE", .summary = "some rule",
	.severity = SEV_WARNING, .profiles = PROFILE_NETFILTER,
};

/* A stage must not move afterwards: the report points into it. */
static inline void stage_init(struct stage *s, const char *text)
{
	struct mail *m;

	*s = (struct stage){ 0 };
	s->mail.arena = &s->arena;
	m = &s->mail.patch.mail;
	m->text = span_of(text);
	m->source = "x.patch";
	m->source_line = 1;
	mail_index(&s->arena, m);
	s->mails[0] = &s->mail.patch;
	s->to = (struct report){
		.arena = &s->arena, .profile = PROFILE_NETFILTER,
		.mails = s->mails, .mails_n = 1, .rule = &stage_rule,
	};
}

static inline void stage_release(struct stage *s)
{
	arena_release(&s->arena);
}
#define CLEANUP_STAGE	__attribute__((cleanup(stage_release)))

/* The first bytes of this kind in the mail. */
static inline struct span stage_at(const struct stage *s, const char *bytes)
{
	struct span text = s->mail.patch.mail.text, wanted = span_of(bytes);

	return span_first(span_from(text, span_find(text, wanted)), wanted.len);
}

#endif
