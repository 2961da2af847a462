// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "model/ccontrol.h"
#include "model/cline.h"

/* "while (a);" in one line: with its ";" below it is a loop of its own. */
static bool may_end_do(const struct ctokens *tokens, const struct cline *l)
{
	size_t behind;

	if (!cline_begins(l, SPAN("while")))
		return false;
	behind = ccontrol_condition_end(tokens, l->first);
	return behind != CTOKEN_NONE &&
	       ctoken_at_is(tokens, behind, SPAN(";")) &&
	       tokens->list.at[behind].line == l->line;
}

/* checkpatch.pl does not look what the brace belongs to. */
static bool ends_do(const struct report *to, const struct ctokens *tokens,
		    const struct cline_walk *w)
{
	return may_end_do(tokens, &w->now) &&
	       (speaks_checkpatch(to) ||
		ccontrol_may_end_do(tokens, w->prev.first + w->prev.n - 1));
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	struct cline_walk w;

	cline_walk(&w, tokens);
	while (cline_next(&w))
		if (cline_is_added(&w.now) && w.prev.line &&
		    cline_ends(&w.prev, SPAN("}")) && !w.prev.is_joined &&
		    columns_of(w.prev.indent) == columns_of(w.now.indent) &&
		    ends_do(to, tokens, &w))
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
