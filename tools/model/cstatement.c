// SPDX-License-Identifier: GPL-2.0-only
#include "model/cstatement.h"

/* Tokens and bracket pairs that are looked at for one statement. */
#define STEPS_MAX	300

void cstatement_walk(struct cstatement_walk *w, const struct ctokens *tokens)
{
	*w = (struct cstatement_walk){ .tokens = tokens };
}

/* Is there a ";" between the tokens, as in the head of a for? */
static bool has_semicolon(const struct ctoken *at, size_t from, size_t to)
{
	for (size_t steps = 0; from < to && steps < STEPS_MAX; from++, steps++)
		if (ctoken_is(&at[from], SPAN(";")))
			return true;
	return false;
}

static void end_at(struct cstatement *s, size_t end)
{
	s->end = end;
	s->is_whole = true;
	if (!s->head_end)
		s->head_end = end;
}

/* Go over a block; a ";" right behind it belongs to it. */
static void end_block(const struct ctokens *tokens, struct cstatement *s,
		      size_t open)
{
	const struct ctoken *close;
	size_t mate = tokens->list.at[open].mate;

	s->has_block = true;
	if (mate == SIZE_MAX)
		return;
	close = &tokens->list.at[mate];
	if (mate + 1 < tokens->list.n &&
	    ctoken_is(close + 1, SPAN(";")) &&
	    close[1].text.p == close->text.p + 1)
		mate++;
	end_at(s, mate + 1);
}

/* Read from token @i on; true where the statement ended there. */
static bool take(const struct ctokens *tokens, struct cstatement *s, size_t *i)
{
	const struct ctoken *t = &tokens->list.at[*i];

	if (ctoken_is_define(t)) {
		end_at(s, ctoken_directive_end(tokens, *i));
	} else if (ctoken_is(t, SPAN(";"))) {
		end_at(s, *i + 1);
	} else if (ctoken_is(t, SPAN("{"))) {
		end_block(tokens, s, *i);
		return true;
	} else if (ctoken_is(t, SPAN("("))) {
		if (t->mate == SIZE_MAX)
			return true;
		if (!s->head_end) {
			s->head_end = t->mate + 1;
			s->has_block = has_semicolon(tokens->list.at, *i,
						     t->mate);
		}
		*i = t->mate;
	}
	return s->is_whole;
}

static void read_statement(const struct ctokens *tokens, size_t first,
			   struct cstatement *s)
{
	size_t i = first;

	*s = (struct cstatement){ .first = first, .end = tokens->list.n };
	for (unsigned int steps = 0; i < tokens->list.n; steps++, i++) {
		if (steps == STEPS_MAX) {
			s->end = i;
			break;
		}
		if (take(tokens, s, &i))
			break;
	}
	if (!s->head_end)
		s->head_end = s->end;
}

/* if, for and the like, list_for_each() too: these begin a statement. */
static bool is_control(const struct ctoken *t, const struct ctoken *behind)
{
	static const char *const words[] = { "if", "while", "for", NULL };

	if (t->kind != CTOKEN_IDENT)
		return false;
	if (ctoken_is(t, SPAN("do")) || ctoken_is(t, SPAN("else")))
		return true;
	if (!behind || !ctoken_is(behind, SPAN("(")) || behind->line != t->line)
		return false;
	return span_is_one_of(t->text, words) ||
	       span_find(t->text, SPAN("for_each")) != SIZE_MAX;
}

static bool has_control(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *at = tokens->list.at;
	size_t n = tokens->list.n;

	if (at[i].kind == CTOKEN_DIRECTIVE)
		return false;
	for (size_t j = i; j < n && at[j].line == at[i].line; j++)
		if (is_control(&at[j], j + 1 < n ? &at[j + 1] : NULL))
			return true;
	return false;
}

static bool begins(const struct cstatement_walk *w)
{
	const struct ctoken *t = &w->tokens->list.at[w->next];

	return t->starts_line && t->kind != CTOKEN_COMMENT &&
	       (w->next >= w->simple_end || has_control(w->tokens, w->next));
}

static bool read_next(struct cstatement_walk *w, struct cstatement *s)
{
	while (w->next < w->tokens->list.n && !begins(w))
		w->next++;
	if (w->next >= w->tokens->list.n)
		return false;
	read_statement(w->tokens, w->next++, s);
	if (!s->has_block && s->end > w->simple_end &&
	    s->first >= w->simple_end)
		w->simple_end = s->end;
	return true;
}

bool cstatement_next(struct cstatement_walk *w, struct cstatement *s)
{
	const struct ctokens *tokens = w->tokens;

	if (!tokens->statements)
		return read_next(w, s);
	if (w->nr == tokens->n_statements)
		return false;
	*s = tokens->statements[w->nr++];
	return true;
}

void cstatement_read_all(struct arena *a, struct ctokens *tokens)
{
	VEC(struct cstatement) all = { 0 };
	struct cstatement_walk w;
	struct cstatement s;

	cstatement_walk(&w, tokens);
	while (read_next(&w, &s))
		*VEC_ADD(a, &all) = s;
	tokens->statements = all.at;
	tokens->n_statements = all.n;
}
