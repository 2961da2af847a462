// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void code(struct report *to, struct cread line)
{
	const struct ctoken *t = cread_peek(&line);

	if (t->starts_line && t->text.p > t->line->text.p &&
	    line.at + 1 < line.end && cread_assignment(&line))
		report(to, t->text, "the line begins with '" SPAN_FMT "'",
		       SPAN_ARG(t->text));
}

const struct rule rule_assignment_continuations = {
	.name = "ASSIGNMENT_CONTINUATIONS",
	.summary = "a line begins with =",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.code = code,
};
