// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"

#include "model/ccontrol.h"

bool calls_any(const struct ctokens *tokens, size_t i,
	       const char *const *words)
{
	if (tokens->list.at[i].kind != CTOKEN_IDENT ||
	    !ctoken_at_is(tokens, i + 1, SPAN("(")))
		return false;
	for (; *words; words++)
		if (ctoken_is(&tokens->list.at[i], span_of(*words)))
			return true;
	return false;
}

void each_consequence(struct report *to, const struct ctokens *tokens,
		      const struct cfunction *f, const struct consequence *c)
{
	const struct ctoken *at = tokens->list.at;
	size_t searches = 0;

	for (size_t i = f->first; i < f->end &&
	     searches < BODY_SEARCHES_MAX; i++) {
		size_t met;

		if (!calls_any(tokens, i, c->calls))
			continue;
		searches++;
		met = c->find(tokens, f, i);
		if (met && (at[met].added || at[i].added))
			c->say(to, &at[i], &at[met]);
	}
}

struct span first_argument(const struct ctokens *tokens, size_t i)
{
	if (i + 3 < tokens->list.n &&
	    tokens->list.at[i + 2].kind == CTOKEN_IDENT &&
	    (ctoken_at_is(tokens, i + 3, SPAN(",")) ||
	     ctoken_at_is(tokens, i + 3, SPAN(")"))))
		return tokens->list.at[i + 2].text;
	return (struct span){ 0 };
}

bool names_variable(const struct ctokens *tokens, size_t i, struct span name)
{
	static const char *const before[] = {
		"->", ".", "struct", "union", "enum", "goto", NULL
	};
	const struct ctoken *t = &tokens->list.at[i];

	if (!ctoken_is(t, name))
		return false;
	for (const char *const *b = before; i && *b; b++)
		if (ctoken_is(t - 1, span_of(*b)))
			return false;
	return true;
}

static bool is_attribute(const struct ctoken *t)
{
	return t->kind == CTOKEN_IDENT &&
	       (span_starts(t->text, SPAN("__")) ||
		span_starts(t->text, SPAN("CLEANUP")));
}

/* What a declaration is behind. */
static bool is_edge(const struct ctoken *t)
{
	return ctoken_is(t, SPAN(";")) || ctoken_is(t, SPAN("{")) ||
	       ctoken_is(t, SPAN("}"));
}

bool has_attribute(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *at = tokens->list.at;

	if (i + 1 < tokens->list.n && is_attribute(&at[i + 1]))
		return true;
	for (; i > 0 && !is_edge(&at[i]); i--)
		if (is_attribute(&at[i]))
			return true;
	return false;
}

bool is_variable(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *t = &tokens->list.at[i];

	return t->kind == CTOKEN_IDENT &&
	       !(i && (ctoken_is(t - 1, SPAN("->")) ||
		       ctoken_is(t - 1, SPAN(".")))) &&
	       !ctoken_at_is(tokens, i + 1, SPAN("("));
}

/* "sizeof(*p)" and "sizeof(p[0])" follow nothing. */
static bool is_in_sizeof(const struct ctokens *tokens, size_t i)
{
	size_t first = i > 3 ? i - 3 : 0;

	for (size_t k = first; k < i; k++)
		if (ctoken_is(&tokens->list.at[k], SPAN("sizeof")))
			return true;
	return false;
}

bool follows_pointer(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *at = tokens->list.at;

	if (!is_variable(tokens, i) || is_in_sizeof(tokens, i))
		return false;
	if (ctoken_at_is(tokens, i + 1, SPAN("->")) ||
	    ctoken_at_is(tokens, i + 1, SPAN("[")))
		return true;
	return i > 1 && ctoken_is(&at[i - 1], SPAN("*")) &&
	       at[i - 2].kind == CTOKEN_PUNCT &&
	       !ctoken_is(&at[i - 2], SPAN(")"));
}

bool writes_through(const struct ctokens *tokens, size_t i)
{
	struct cread c = cread_run(tokens, i, tokens->list.n);

	return follows_pointer(tokens, i) && cread_lvalue(&c) &&
	       cread_assignment(&c);
}
