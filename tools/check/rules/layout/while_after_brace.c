// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cline.h"
#include "model/ccontrol.h"

/* "while (a);", the end of a do. */
static bool is_end_of_do(const struct ctokens *tokens, const struct cline *l)
{
	size_t behind;

	if (!cline_begins(l, SPAN("while")))
		return false;
	behind = ccontrol_condition_end(tokens, l->first);
	return behind != CTOKEN_NONE && ctoken_at_is(tokens, behind, SPAN(";"));
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	struct cline_walk w;

	cline_walk(&w, tokens);
	while (cline_next(&w))
		if (cline_is_added(&w.now) && w.prev.line &&
		    cline_ends(&w.prev, SPAN("}")) && !w.prev.is_joined &&
		    columns_of(w.prev.indent) == columns_of(w.now.indent) &&
		    is_end_of_do(tokens, &w.now))
			report(to, cline_head(&w.now)->text,
			       "the while of a do on the line below its '}'");
}

static const char *const words[] = {
	"while", NULL
};

const struct rule rule_while_after_brace = {
	.name = "WHILE_AFTER_BRACE",
	.summary = "the while of a do stands on the line below its brace",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.hunk = hunk,
};
