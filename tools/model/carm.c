// SPDX-License-Identifier: GPL-2.0-only
#include "model/carm.h"

#include "model/ccontrol.h"

static const struct ctoken *token(const struct ctokens *tokens, size_t i)
{
	return &tokens->list.at[i];
}

/* An else that is no "else if" in one line. */
static bool is_bare_else(const struct ctokens *tokens, size_t i)
{
	return ctoken_at_is(tokens, i, SPAN("else")) &&
	       !(ctoken_at_is(tokens, i + 1, SPAN("if")) &&
		 !token(tokens, i + 1)->starts_line);
}

/* Behind the block that opens at @i, and behind a ";" that touches it. */
static size_t block_end(const struct ctokens *tokens, size_t i)
{
	size_t close = token(tokens, i)->mate;

	if (ctoken_at_is(tokens, close + 1, SPAN(";")) &&
	    token(tokens, close + 1)->text.p ==
	    token(tokens, close)->text.p + 1)
		close++;
	return close + 1;
}

/*
 * Behind the statement at @i; the end of the hunk where there is none any
 * more. CTOKEN_NONE where a bracket is not closed. *@body is behind the
 * condition, and stays as it is where there is none.
 */
static size_t statement_end(const struct ctokens *tokens, size_t i,
			    size_t *body)
{
	size_t n = tokens->list.n;

	for (size_t steps = 0; i < n && steps < CCONTROL_MAX; steps++, i++) {
		const struct ctoken *t = token(tokens, i);
		bool opens = ctoken_is(t, SPAN("(")) || ctoken_is(t, SPAN("{"));

		if (ctoken_is(t, SPAN(";")))
			return i + 1;
		if (*body == CTOKEN_NONE && is_bare_else(tokens, i))
			*body = i + 1;
		if (!opens)
			continue;
		if (t->mate == SIZE_MAX)
			return CTOKEN_NONE;
		if (t->text.p[0] == '{')
			return block_end(tokens, i);
		i = t->mate;
		if (*body == CTOKEN_NONE)
			*body = i + 1;
	}
	return i < n ? CTOKEN_NONE : n;
}

static bool touches(const struct ctokens *tokens, size_t i)
{
	return ctoken_at_is(tokens, i, SPAN("{")) &&
	       token(tokens, i)->line == token(tokens, i - 1)->line;
}

bool carm_read(const struct ctokens *tokens, size_t i, struct carm *out)
{
	struct carm arm = { .first = i, .body = CTOKEN_NONE };

	arm.end = statement_end(tokens, i, &arm.body);
	if (arm.end == CTOKEN_NONE || arm.body == CTOKEN_NONE ||
	    arm.body >= arm.end)
		return false;
	arm.has_braces = touches(tokens, arm.body);
	*out = arm;
	return true;
}

size_t carm_chain(const struct ctokens *tokens, size_t i,
		  struct carm arms[CARM_MAX])
{
	size_t n = 0, body = 0;

	do {
		if (n == CARM_MAX || !carm_read(tokens, i, &arms[n]))
			return 0;
		i = arms[n++].end;
	} while (ctoken_at_is(tokens, i, SPAN("else")));
	return statement_end(tokens, i, &body) == CTOKEN_NONE ? 0 : n;
}

bool carm_is_tall(const struct ctokens *tokens, const struct carm *arm)
{
	return token(tokens, arm->first)->line !=
	       token(tokens, arm->body - 1)->line;
}

static bool has_inner_control(const struct ctoken *t)
{
	return ctoken_is(t, SPAN("if")) || ctoken_is(t, SPAN("for")) ||
	       ctoken_is(t, SPAN("while"));
}

/* A block over lines in a macro has a backslash in each of them. */
static bool is_joined(const struct ctokens *tokens, size_t from, size_t end)
{
	return token(tokens, from)->in_macro &&
	       token(tokens, from)->line != token(tokens, end - 1)->line;
}

bool carm_needs_braces(const struct ctokens *tokens, const struct carm *arm)
{
	size_t from = arm->body, end = arm->end, statements = 0;

	if (arm->has_braces) {
		if (is_joined(tokens, from, end))
			return true;
		end = token(tokens, from)->mate;
		from++;
	}
	if (from >= end)
		return false;
	if (token(tokens, from)->line != token(tokens, end - 1)->line)
		return true;
	for (; from < end; from++) {
		statements += ctoken_is(token(tokens, from), SPAN(";"));
		if (has_inner_control(token(tokens, from)))
			return true;
	}
	return statements > 1;
}
