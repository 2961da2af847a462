// SPDX-License-Identifier: GPL-2.0-only
#include "model/cread.h"

/* Members of one value: reading from each token of a line stays linear. */
#define MEMBERS_MAX	32

struct cread cread_run(const struct ctokens *tokens, size_t first, size_t end)
{
	return (struct cread){ tokens->list.at, first, end };
}

struct cread cread_line(const struct ctokens *tokens, size_t first)
{
	const struct ctoken *at = tokens->list.at;
	size_t end = first;

	while (end < tokens->list.n && at[end].line == at[first].line)
		end++;
	return cread_run(tokens, first, end);
}

struct cread cread_part(const struct cline *l, size_t first, size_t end)
{
	/* An empty line may have no tokens to point to. */
	return (struct cread){ l->n ? l->at - l->first : NULL,
			       l->first + first, l->first + end };
}

bool cread_skip_any(struct cread *c, const char *const *texts)
{
	const struct ctoken *t = cread_peek(c);

	if (!t || (t->kind != CTOKEN_IDENT && t->kind != CTOKEN_PUNCT))
		return false;
	if (!span_is_one_of(t->text, texts))
		return false;
	c->at++;
	return true;
}

bool cread_kind(struct cread *c, enum ctoken_kind kind, struct span *text)
{
	if (c->at >= c->end || c->list[c->at].kind != kind)
		return false;
	*text = c->list[c->at++].text;
	return true;
}

bool cread_ident(struct cread *c, struct span *word)
{
	return cread_kind(c, CTOKEN_IDENT, word);
}

bool cread_string(struct cread *c, struct span *text)
{
	struct cread rest = *c;
	struct span string;

	if (!cread_kind(&rest, CTOKEN_STRING, &string) || string.len < 2 ||
	    string.p[0] != '"' || !span_ends(string, SPAN("\"")))
		return false;
	*text = span_first(span_from(string, 1), string.len - 2);
	*c = rest;
	return true;
}

bool cread_group(struct cread *c, struct span open)
{
	size_t mate;

	if (!cread_is(c, open))
		return false;
	mate = c->list[c->at].mate;
	if (mate >= c->end)
		return false;
	c->at = mate + 1;
	return true;
}

static bool skip_member(struct cread *c)
{
	struct cread rest = *c;
	struct span name;

	if (cread_group(c, SPAN("[")))
		return true;
	if ((!cread_skip(&rest, SPAN("->")) && !cread_skip(&rest, SPAN("."))) ||
	    !cread_ident(&rest, &name))
		return false;
	*c = rest;
	return true;
}

bool cread_lvalue(struct cread *c)
{
	struct span name;

	if (!cread_ident(c, &name))
		return false;
	for (int i = 0; i < MEMBERS_MAX && skip_member(c); i++)
		;
	return true;
}

bool cread_operand(struct cread *c)
{
	struct cread rest = *c;

	if (!cread_skip(&rest, SPAN("&")))
		cread_skip(&rest, SPAN("*"));
	if (!cread_lvalue(&rest))
		return false;
	cread_group(&rest, SPAN("("));
	*c = rest;
	return true;
}

static void skip_cast(struct cread *c)
{
	struct cread rest = *c;

	if (cread_skip(&rest, SPAN("(")) && cread_base_type(&rest) &&
	    cread_skip(&rest, SPAN(")")))
		*c = rest;
}

bool cread_argument(struct cread *c)
{
	struct cread rest = *c;
	struct span text;

	skip_cast(&rest);
	if (!cread_operand(&rest) &&
	    !cread_kind(&rest, CTOKEN_NUMBER, &text) &&
	    !cread_kind(&rest, CTOKEN_STRING, &text))
		return false;
	*c = rest;
	return true;
}

bool cread_assignment(struct cread *c)
{
	static const char *const operators[] = {
		"=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "|=",
		"^=", NULL
	};

	return cread_skip_any(c, operators);
}

bool cread_comparison(struct cread *c)
{
	static const char *const operators[] = {
		"==", "!=", "<", ">", "<=", ">=", NULL
	};

	return cread_skip_any(c, operators);
}

struct span ctoken_span(const struct ctoken *first, const struct ctoken *last)
{
	if (first->line != last->line)
		return first->text;
	return (struct span){ first->text.p, (size_t)(last->text.p -
			      first->text.p) + last->text.len };
}
