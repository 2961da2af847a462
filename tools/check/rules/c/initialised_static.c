// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static const char *const words[] = { "static", NULL };

static bool is_zero(const struct ctoken *t)
{
	struct span s = t->text;

	if (t->kind == CTOKEN_IDENT)
		return span_eq(s, SPAN("NULL")) || span_eq(s, SPAN("false"));
	if (t->kind != CTOKEN_NUMBER || !span_skip_char(&s, '0'))
		return false;
	if (!span_skip(&s, SPAN("x")))
		span_skip(&s, SPAN("X"));
	while (span_skip_char(&s, '0'))
		;
	while (s.len && span_find_char(SPAN("uUlL"), s.p[0]) != SIZE_MAX)
		s = span_from(s, 1);
	return !s.len;
}

static void code(struct report *to, struct cread line)
{
	struct cread c = line;

	if (!line_find(&c, words, false))
		return;
	for (; c.at + 2 < c.end; c.at++) {
		const struct ctoken *t = &c.list[c.at];

		if (!ctoken_is(t, SPAN("=")) || !is_zero(t + 1) ||
		    !ctoken_is(t + 2, SPAN(";")))
			continue;
		report(to, t[1].text, "a static variable has this value anyway");
		return;
	}
}

const struct rule rule_initialised_static = {
	.name = "INITIALISED_STATIC",
	.summary = "static int a = 0;",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.code = code,
};
