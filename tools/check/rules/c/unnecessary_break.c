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

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	struct cline_walk w;

	(void)f;
	cline_walk(&w, h, tokens);
	while (cline_next(&w))
		if (cline_is_added(&w.now) && cline_is_added(&w.prev) &&
		    is_break(&w.now) && is_jump(&w.prev) &&
		    span_eq(w.now.indent, w.prev.indent))
			report(to, cline_head(&w.now)->text,
			       "break behind a " SPAN_FMT,
			       SPAN_ARG(cline_head(&w.prev)->text));
}

static const char *const words[] = { "break", NULL };

const struct rule rule_unnecessary_break = {
	.name = "UNNECESSARY_BREAK",
	.summary = "a break that is never reached",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.hunk = hunk,
};
