// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void code(struct report *to, struct cread c)
{
	struct span directive, value;

	if (cread_kind(&c, CTOKEN_DIRECTIVE, &directive) &&
	    span_eq(span_trim_left(span_from(directive, 1)), SPAN("if")) &&
	    cread_kind(&c, CTOKEN_NUMBER, &value) &&
	    span_eq(value, SPAN("0")))
		report(to, directive, "code that is never compiled");
}

static const char *const words[] = { "#if", NULL };

const struct rule rule_if_0 = {
	.name = "IF_0",
	.summary = "#if 0",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.code = code,
};
