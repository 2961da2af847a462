// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* "int f()" */
static bool read_function(struct cread c, struct span *name)
{
	return cread_type(&c) && cread_ident(&c, name) &&
	       cread_skip(&c, SPAN("(")) && cread_skip(&c, SPAN(")"));
}

/* Most lines have none: reading types takes longer. */
static bool has_empty_list(struct cread c)
{
	for (; c.at + 1 < c.end; c.at++)
		if (ctoken_is(&c.list[c.at], SPAN("(")) &&
		    ctoken_is(&c.list[c.at + 1], SPAN(")")))
			return true;
	return false;
}

static void code(struct report *to, struct cread c)
{
	struct span name;

	if (!has_empty_list(c))
		return;
	for (; c.at < c.end; c.at++)
		if (read_function(c, &name)) {
			report(to, name, SPAN_FMT
			       "() takes any arguments, not none",
			       SPAN_ARG(name));
			break;
		}
}

const struct rule rule_function_without_args = {
	.name = "FUNCTION_WITHOUT_ARGS",
	.summary = "int f() instead of int f(void)",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.code = code,
};
