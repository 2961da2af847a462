// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void code(struct report *to, struct cread c)
{
	const struct ctoken *first = cread_peek(&c);

	if (cread_lvalue(&c) && cread_skip(&c, SPAN("=")) &&
	    cread_lvalue(&c) && cread_skip(&c, SPAN("=")))
		report(to, ctoken_span(first, &c.list[c.at - 1]),
		       "two assignments in one statement");
}

const struct rule rule_multiple_assignments = {
	.name = "MULTIPLE_ASSIGNMENTS",
	.summary = "a = b = c",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.code = code,
};
