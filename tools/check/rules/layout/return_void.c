// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cline.h"
#include "model/words.h"

static const char *const words[] = { "return", NULL };

/* "\treturn;" */
static bool is_return(const struct cline *l)
{
	return cline_is_added(l) && l->n == 2 && span_eq(l->indent, SPAN("\t")) &&
	       ctoken_is(&l->at[0], SPAN("return")) &&
	       ctoken_is(&l->at[1], SPAN(";"));
}

/* A label has to have something behind it. */
static bool is_label(const struct diff_line *l)
{
	struct span text = span_trim_left(l->text);
	size_t n = word_len(text);

	return n && span_starts(span_trim_left(span_from(text, n)), SPAN(":"));
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	struct cline_walk w;

	cline_walk(&w, tokens);
	while (cline_next(&w)) {
		const struct diff_line *above;

		if (!cline_is_added(&w.now) || w.now.n != 1 ||
		    w.now.indent.len || !cline_begins(&w.now, SPAN("}")) ||
		    !w.prev.line || !is_return(&w.prev) ||
		    w.now.line - tokens->hunk->lines.at < 2)
			continue;
		above = w.now.line - 2;
		if (above->kind != DIFF_REMOVED && !is_label(above))
			report(to, w.now.text,
			       "a return is the last thing above it");
	}
}

const struct rule rule_return_void = {
	.name = "RETURN_VOID",
	.summary = "return; at the end of a function",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.hunk = hunk,
};
