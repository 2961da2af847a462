// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cline.h"

static bool is_jump(const struct cline *l)
{
	return cline_begins(l, SPAN("goto")) || cline_begins(l, SPAN("return")) ||
	       cline_begins(l, SPAN("break"));
}

static bool is_break(const struct cline *l)
{
	return l->n == 2 && cline_begins(l, SPAN("break")) &&
	       cline_ends(l, SPAN(";"));
}

static void pair(struct report *to, const struct cline *above,
		 const struct cline *l)
{
	if (cline_is_added(above) && is_break(l) && is_jump(above) &&
	    span_eq(l->indent, above->indent))
		report(to, cline_head(l)->text, "break after a " SPAN_FMT,
		       SPAN_ARG(cline_head(above)->text));
}

static const char *const words[] = { "break", NULL };

const struct rule rule_unnecessary_break = {
	.name = "UNNECESSARY_BREAK",
	.summary = "a break that is never reached",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.pair = pair,
};
