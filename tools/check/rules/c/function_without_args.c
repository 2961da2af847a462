// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"
#include "model/file_kind.h"

/* "int f()" */
static bool read_function(struct cread c, struct span *name)
{
	return cread_type(&c) && cread_ident(&c, name) &&
	       cread_skip(&c, SPAN("(")) && cread_skip(&c, SPAN(")"));
}

static void line(struct report *to, struct cread c)
{
	struct span name;

	for (; c.at < c.end; c.at++)
		if (read_function(c, &name)) {
			report(to, name, SPAN_FMT
			       "() takes any arguments, not none",
			       SPAN_ARG(name));
			break;
		}
}

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (file_is_c(f->path))
		each_added_line(to, tokens, line);
}

const struct rule rule_function_without_args = {
	.name = "FUNCTION_WITHOUT_ARGS",
	.summary = "int f() instead of int f(void)",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
