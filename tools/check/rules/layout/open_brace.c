// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/lines.h"
#include "model/ccontrol.h"
#include "model/cline.h"
#include "model/cstatement.h"

/* if (...), do, else: the index of the first one of the line, or NONE. */
static size_t find_control(const struct ctokens *tokens, const struct cline *l)
{
	for (size_t i = l->first; i < l->first + l->n; i++)
		if (ctoken_at_is(tokens, i, SPAN("do")) ||
		    ctoken_at_is(tokens, i, SPAN("else")) ||
		    ccontrol_begins(tokens, i))
			return i;
	return CTOKEN_NONE;
}

/* "{" alone begins the next line, an added one, behind token @i - 1. */
static bool is_brace_below(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *t;

	if (!i || !ctoken_at_is(tokens, i, SPAN("{")))
		return false;
	t = &tokens->list.at[i];
	return t->starts_line && t->added && t->line->new_nr &&
	       t->line->new_nr == t[-1].line->new_nr + 1;
}

/* Conditions that are too long to look at have one, as it were. */
static bool has_brace(const struct ctokens *tokens, size_t from, size_t end)
{
	if (end - from > CCONTROL_MAX)
		return true;
	for (; from < end; from++)
		if (ctoken_at_is(tokens, from, SPAN("{")))
			return true;
	return false;
}

/* "static void nft_for_each(...)": checkpatch.pl takes that for a loop, too. */
static bool is_definition(const struct report *to,
			  const struct ctokens *tokens, const struct cline *l,
			  size_t i)
{
	const struct ctoken *t = &tokens->list.at[i];

	return !speaks_checkpatch(to) && i > l->first &&
	       (t[-1].kind == CTOKEN_IDENT || ctoken_is(&t[-1], SPAN("*"))) &&
	       span_find(t->text, SPAN("for_each")) != SIZE_MAX;
}

static void check_control(struct report *to, const struct ctokens *tokens,
			  const struct cline *l)
{
	size_t i = find_control(tokens, l), end;

	if (i == CTOKEN_NONE || l->at[0].kind == CTOKEN_DIRECTIVE ||
	    is_definition(to, tokens, l, i))
		return;
	end = ccontrol_condition_end(tokens, i);
	if (end != CTOKEN_NONE)
		end = ctoken_skip_comments(tokens, end);
	if (end != CTOKEN_NONE && !has_brace(tokens, l->first, end) &&
	    is_brace_below(tokens, end))
		report(to, tokens->list.at[i].text,
		       "its '{' is on the line below");
}

static bool is_aggregate_head(const struct cline *l)
{
	static const char *const words[] = { "enum", "union", "struct", NULL };
	struct cread c = { .list = l->at, .at = 0, .end = l->n };
	struct span name;

	cread_skip(&c, SPAN("typedef"));
	if (!cread_skip_any(&c, words))
		return false;
	cread_ident(&c, &name);
	return c.at == c.end;
}

/* An initializer, or a struct, union or enum. */
static void check_data(struct report *to, const struct cline *prev,
		       const struct cline *l)
{
	if (!cline_begins(l, SPAN("{")) || !prev->n || prev->is_joined)
		return;
	if (cline_ends(prev, SPAN("=")))
		report(to, l->at[0].text, "it belongs after the '=' on the line above");
	else if (is_aggregate_head(prev))
		report(to, l->at[0].text, "its place is on the line above");
}

static bool has_close(struct cread c)
{
	for (; c.at < c.end; c.at++)
		if (cread_is(&c, SPAN("}")))
			return true;
	return false;
}

/* A type, a name and parameters; "{" may be behind them. */
static bool read_function(struct cread *c)
{
	struct span name;

	return cread_type(c) && cread_ident(c, &name) &&
	       cread_group(c, SPAN("("));
}

/* "int f(void) {" */
static void check_function(struct report *to, const struct ctokens *tokens,
			   const struct cline *l)
{
	struct cread line = cread_line(tokens, l->first);

	if (l->at[0].kind == CTOKEN_DIRECTIVE || has_close(line))
		return;
	while (line.at < line.end) {
		struct span name;

		if (!cread_type(&line)) {
			line.at++;
			continue;
		}
		if (!cread_ident(&line, &name) ||
		    !cread_group(&line, SPAN("(")) ||
		    !cread_is(&line, SPAN("{")))
			continue;
		report(to, cread_peek(&line)->text,
		       "the '{' of a function is not on the next line");
		return;
	}
}

/*
 * The same where the parameters go over lines: "{" ends the last of them.
 * checkpatch.pl does not know inline here, but minds "{}" in one line.
 */
static void check_tall_function(struct report *to,
				const struct ctokens *tokens,
				const struct cstatement *s)
{
	struct cread c = cread_run(tokens, s->first, s->end);
	const struct ctoken *first = &tokens->list.at[s->first], *brace;

	if (!first->added || first->kind == CTOKEN_DIRECTIVE ||
	    first->in_macro)
		return;
	while (cread_skip(&c, SPAN("static")) || cread_skip(&c, SPAN("extern")) ||
	       (!speaks_checkpatch(to) && cread_skip(&c, SPAN("inline"))))
		;
	if (!read_function(&c) || !cread_is(&c, SPAN("{")))
		return;
	brace = cread_peek(&c);
	if (!speaks_checkpatch(to) && cread_group(&c, SPAN("{")) &&
	    c.list[c.at - 1].line == brace->line)
		return;
	if (brace->line != first->line && brace->text.p != brace->line->text.p)
		report(to, first->text,
		       "the '{' of the function is not on the next line");
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	struct cstatement_walk statements;
	struct cline_walk w;
	struct cstatement s;

	cline_walk(&w, tokens);
	while (cline_next(&w)) {
		if (!w.now.n)
			continue;
		check_control(to, tokens, &w.now);
		if (!cline_is_added(&w.now))
			continue;
		check_data(to, &w.prev, &w.now);
		check_function(to, tokens, &w.now);
	}
	cstatement_walk(&statements, tokens);
	while (cstatement_next(&statements, &s))
		check_tall_function(to, tokens, &s);
}

const struct rule rule_open_brace = {
	.name = "OPEN_BRACE",
	.summary = "an opening brace is on the wrong line",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.hunk = hunk,
};
