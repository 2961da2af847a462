// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/lines.h"
#include "model/ccontrol.h"
#include "model/cline.h"
#include "model/cstatement.h"

/* Behind token @i its line has no more than a "{" and comments. */
static bool is_last(const struct ctokens *tokens, size_t i,
		    const struct diff_line *line)
{
	if (ctoken_at_is(tokens, i, SPAN("{")) &&
	    tokens->list.at[i].line == line)
		i++;
	i = ctoken_skip_comments(tokens, i);
	return i >= tokens->list.n || tokens->list.at[i].line != line;
}

static bool has_condition(const struct ctokens *tokens, size_t i)
{
	static const char *const words[] = { "if", "while", "for", NULL };
	struct cread line = cread_line(tokens, i);

	return line_find(&line, words, true);
}

/* "} while (a)": what ends a do. Seen among the first tokens, or not at all. */
static bool ends_do(const struct ctokens *tokens, size_t from, size_t end)
{
	if (end - from > CCONTROL_MAX)
		end = from + CCONTROL_MAX;
	for (; from + 1 < end; from++)
		if (ctoken_at_is(tokens, from, SPAN("}")) &&
		    ctoken_at_is(tokens, from + 1, SPAN("while")))
			return true;
	return false;
}

/* "while (a);" behind a do without braces, or on the line below its brace. */
static bool is_tail_of_do(const struct report *to, const struct ctokens *tokens,
			  const struct cstatement *s,
			  const struct cstatement *before)
{
	if (!ctoken_at_is(tokens, s->first, SPAN("while")))
		return false;
	if (!speaks_checkpatch(to) && s->first &&
	    ctoken_at_is(tokens, s->head_end, SPAN(";")) &&
	    ccontrol_may_end_do(tokens, s->first - 1))
		return true;
	return before->end == s->first &&
	       ctoken_at_is(tokens, before->first, SPAN("do"));
}

static void check_statement(struct report *to, const struct ctokens *tokens,
			    const struct cstatement *s)
{
	const struct ctoken *at = tokens->list.at, *last;

	if (!at[s->first].added || at[s->first].kind == CTOKEN_DIRECTIVE ||
	    s->head_end >= s->end || !has_condition(tokens, s->first) ||
	    ends_do(tokens, s->first, s->head_end))
		return;
	last = &at[s->head_end - 1];
	if (!is_last(tokens, s->head_end, last->line))
		report(to, at[s->first].text,
		       "a statement on the line of its condition");
}

/* "else a();", and "} if (b)". */
static void check_else(struct report *to, const struct ctokens *tokens,
		       const struct cline *l)
{
	size_t i = l->first + cline_begins(l, SPAN("}"));

	for (size_t j = l->first; j + 1 < l->first + l->n; j++)
		if (ctoken_at_is(tokens, j, SPAN("}")) &&
		    ctoken_at_is(tokens, j + 1, SPAN("if")))
			report(to, tokens->list.at[j + 1].text,
			       "an if on the line of a '}'");
	if (i >= l->first + l->n || !ctoken_at_is(tokens, i, SPAN("else")))
		return;
	if (i + 1 < l->first + l->n &&
	    ctoken_at_is(tokens, i + 1, SPAN("if")) &&
	    ctoken_has_space_before(&tokens->list.at[i + 1]))
		return;
	if (!is_last(tokens, i + 1, l->line))
		report(to, tokens->list.at[i].text,
		       "a statement on the line of its else");
}

/* The ":" behind a case or default, or NONE. */
static size_t find_colon(const struct cline *l, const struct ctokens *tokens)
{
	size_t found = CTOKEN_NONE;

	if (cline_begins(l, SPAN("default")))
		return l->n > 1 && ctoken_is(&l->at[1], SPAN(":")) ?
		       l->first + 1 : CTOKEN_NONE;
	if (!cline_begins(l, SPAN("case")))
		return CTOKEN_NONE;
	for (size_t i = l->first; i < l->first + l->n; i++)
		if (ctoken_at_is(tokens, i, SPAN(":")))
			found = i;
	return found;
}

/* "case 1: a();"; a return may be there. */
static void check_case(struct report *to, const struct ctokens *tokens,
		       const struct cline *l)
{
	size_t colon = find_colon(l, tokens), i;

	if (colon == CTOKEN_NONE || is_last(tokens, colon + 1, l->line))
		return;
	i = colon + 1;
	if (ctoken_at_is(tokens, i, SPAN("return")) &&
	    ctoken_has_space_after(&tokens->list.at[i]))
		return;
	report(to, l->at[0].text, "a statement on the line of its label");
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	struct cstatement s, before = { 0 };
	struct cstatement_walk statements;
	struct cline_walk lines;

	cstatement_walk(&statements, tokens);
	for (; cstatement_next(&statements, &s); before = s)
		if (!is_tail_of_do(to, tokens, &s, &before))
			check_statement(to, tokens, &s);
	cline_walk(&lines, tokens);
	while (cline_next(&lines)) {
		if (!cline_is_added(&lines.now) || !lines.now.n)
			continue;
		check_else(to, tokens, &lines.now);
		check_case(to, tokens, &lines.now);
	}
}

static const char *const words[] = {
	"if", "while", "for", "else", "case", "default", NULL
};

const struct rule rule_trailing_statements = {
	.name = "TRAILING_STATEMENTS",
	.summary = "if (a) b(); in one line",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.hunk = hunk,
};
