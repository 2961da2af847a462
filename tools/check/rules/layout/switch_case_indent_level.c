// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/ccontrol.h"
#include "model/cline.h"

/* The "{" of the switch that the line has, all in that line; or NONE. */
static size_t find_switch(const struct ctokens *tokens, const struct cline *l)
{
	for (size_t i = l->first; i < l->first + l->n; i++) {
		size_t close;

		if (!ctoken_at_is(tokens, i, SPAN("switch")) ||
		    !ctoken_at_is(tokens, i + 1, SPAN("(")))
			continue;
		close = tokens->list.at[i + 1].mate;
		if (close != SIZE_MAX &&
		    ctoken_at_is(tokens, close + 1, SPAN("{")) &&
		    tokens->list.at[close + 1].line == l->line)
			return close + 1;
	}
	return CTOKEN_NONE;
}

static bool is_label(const struct ctokens *tokens, size_t i)
{
	return ctoken_at_is(tokens, i, SPAN("case")) ||
	       (ctoken_at_is(tokens, i, SPAN("default")) &&
		ctoken_at_is(tokens, i + 1, SPAN(":")));
}

/* The first added label of the block that is at another column, or NULL. */
static const struct ctoken *find_label(const struct ctokens *tokens,
				       size_t open, unsigned int column)
{
	size_t end = tokens->list.at[open].mate;

	if (end == SIZE_MAX)
		end = tokens->list.n;
	for (size_t i = open + 1; i < end; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (t->starts_line && t->added && is_label(tokens, i) &&
		    ctoken_column(t) != column)
			return t;
		if (!ctoken_is(t, SPAN("{")))
			continue;
		if (t->mate == SIZE_MAX)
			break;
		i = t->mate;
	}
	return NULL;
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	struct cline_walk w;

	cline_walk(&w, tokens);
	while (cline_next(&w)) {
		size_t open = find_switch(tokens, &w.now);
		unsigned int column = columns_of(w.now.indent);
		const struct ctoken *label;

		if (open == CTOKEN_NONE)
			continue;
		label = find_label(tokens, open, column);
		if (!label)
			continue;
		report(to, w.now.text,
		       "the switch is at column %u, a case of it at %u",
		       column, ctoken_column(label));
		report_also(to, label->text, "the case");
	}
}

static const char *const words[] = {
	"switch", NULL
};

const struct rule rule_switch_case_indent_level = {
	.name = "SWITCH_CASE_INDENT_LEVEL",
	.summary = "a case is not below the s of its switch",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.hunk = hunk,
};
