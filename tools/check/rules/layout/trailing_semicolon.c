// SPDX-License-Identifier: GPL-2.0-only
#include "check/macros.h"
#include "model/ccontrol.h"
#include "model/cline.h"

static bool ends_in_semicolon(const struct ctokens *tokens,
			      const struct cmacro *m)
{
	size_t end = m->end;

	while (end > m->body && tokens->list.at[end - 1].kind == CTOKEN_COMMENT)
		end--;
	return end > m->body && ctoken_at_is(tokens, end - 1, SPAN(";"));
}

static void check_macros(struct report *to, const struct ctokens *tokens)
{
	struct cmacro_loop loop;
	struct cmacro m;
	size_t i = 0;

	while (next_added_macro(to, tokens, &i, &m))
		if (m.has_parameters && ends_in_semicolon(tokens, &m) &&
		    !cmacro_loop(tokens, &m, &loop))
			report(to, m.name, "the macro ends in a semicolon");
}

/* The condition that the line begins, if a ";" is all it controls; or NONE. */
static size_t find_empty(const struct ctokens *tokens, const struct cline *l)
{
	for (size_t i = l->first; i < l->first + l->n; i++) {
		size_t end;

		if (!ccontrol_begins(tokens, i))
			continue;
		if (i > l->first && ctoken_at_is(tokens, i - 1, SPAN("}")))
			return CTOKEN_NONE;
		end = ccontrol_condition_end(tokens, i);
		if (end != CTOKEN_NONE && ctoken_at_is(tokens, end, SPAN(";")))
			return end;
	}
	return CTOKEN_NONE;
}

/* The first line of code behind token @i. */
static const struct ctoken *next_line(const struct ctokens *tokens, size_t i)
{
	const struct diff_line *line = tokens->list.at[i].line;

	while (i < tokens->list.n && tokens->list.at[i].line == line)
		i++;
	return i < tokens->list.n ? &tokens->list.at[i] : NULL;
}

static void check_conditions(struct report *to, const struct ctokens *tokens)
{
	struct cline_walk w;

	cline_walk(&w, tokens);
	while (cline_next(&w)) {
		size_t i = find_empty(tokens, &w.now);
		const struct ctoken *next;

		if (i == CTOKEN_NONE || !tokens->list.at[i].added)
			continue;
		next = next_line(tokens, i);
		if (next && next->line->new_nr ==
			    tokens->list.at[i].line->new_nr + 1 &&
		    ctoken_column(next) > columns_of(w.now.indent))
			report(to, w.now.text, "a semicolon is all it controls");
	}
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	check_macros(to, tokens);
	check_conditions(to, tokens);
}

const struct rule rule_trailing_semicolon = {
	.name = "TRAILING_SEMICOLON",
	.summary = "a semicolon too many, of a macro or after a condition",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.hunk = hunk,
};
