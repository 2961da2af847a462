// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cline.h"

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	struct cline_walk w;

	(void)f;
	cline_walk(&w, h, tokens);
	while (cline_next(&w)) {
		if (!cline_is_added(&w.now) || !w.prev.line ||
		    !cline_begins(&w.now, SPAN("else")) ||
		    !cline_ends(&w.prev, SPAN("}")) || w.prev.is_joined ||
		    columns_of(w.prev.indent) != columns_of(w.now.indent))
			continue;
		report(to, cline_head(&w.now)->text,
		       "an else on the line below its '}'");
	}
}

static const char *const words[] = {
	"else", NULL
};

const struct rule rule_else_after_brace = {
	.name = "ELSE_AFTER_BRACE",
	.summary = "an else stands on the line below its brace",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.hunk = hunk,
};
