// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void code(struct report *to, struct cread line)
{
	const struct ctoken *t = cread_peek(&line);

	if (t->starts_line && (ctoken_is(t, SPAN("&&")) ||
			       ctoken_is(t, SPAN("||"))))
		report(to, t->text, "the line begins with '" SPAN_FMT "'",
		       SPAN_ARG(t->text));
}

const struct rule rule_logical_continuations = {
	.name = "LOGICAL_CONTINUATIONS",
	.summary = "a line begins with && or ||",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.code = code,
};
