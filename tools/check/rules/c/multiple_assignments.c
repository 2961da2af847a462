// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"
#include "model/file_kind.h"

static void line(struct report *to, struct cread c)
{
	const struct ctoken *first = cread_peek(&c);

	if (cread_lvalue(&c) && cread_skip(&c, SPAN("=")) &&
	    cread_lvalue(&c) && cread_skip(&c, SPAN("=")))
		report(to, ctoken_span(first, &c.list[c.at - 1]),
		       "two assignments in one statement");
}

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (file_is_c(f->path))
		each_added_line(to, tokens, line);
}

const struct rule rule_multiple_assignments = {
	.name = "MULTIPLE_ASSIGNMENTS",
	.summary = "a = b = c",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
