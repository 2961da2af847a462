// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void code(struct report *to, struct cread line)
{
	for (; line.at < line.end; line.at++) {
		const struct ctoken *t = &line.list[line.at];
		size_t at = span_find(t->text, SPAN("\\n"));

		if (t->kind != CTOKEN_STRING || at == SIZE_MAX || !at ||
		    !char_is_space(t->text.p[at - 1]))
			continue;
		report(to, span_first(span_from(t->text, at - 1), 3),
		       "a space before the line end");
		return;
	}
}

const struct rule rule_quoted_whitespace_before_newline = {
	.name = "QUOTED_WHITESPACE_BEFORE_NEWLINE",
	.summary = "\"a space \\n\"",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.code = code,
};
