// SPDX-License-Identifier: GPL-2.0-only
#include "model/cpattern.h"

#define LETTERS	26

/* What the letters of a pattern stand for so far. */
struct bindings {
	struct { size_t first, end; } of[LETTERS];
};

static bool is_letter(struct span word)
{
	return word.len == 2 && word.p[0] == '$' && word.p[1] >= 'a' &&
	       word.p[1] <= 'z';
}

/* Over one token, or over a bracket with all that is in it. */
static bool skip_one(struct cread *c)
{
	const struct ctoken *t = cread_peek(c);

	if (!t || ctoken_is(t, SPAN(")")) || ctoken_is(t, SPAN("]")) ||
	    ctoken_is(t, SPAN("}")) || ctoken_is(t, SPAN(";")))
		return false;
	if (ctoken_is(t, SPAN("(")) || ctoken_is(t, SPAN("[")) ||
	    ctoken_is(t, SPAN("{"))) {
		if (t->mate >= c->end)
			return false;
		c->at = t->mate;
	}
	c->at++;
	return true;
}

static bool skip_same(struct cread *c, size_t first, size_t end)
{
	for (; first < end; first++)
		if (!cread_skip(c, c->list[first].text))
			return false;
	return true;
}

static bool is_number(const struct cread *c, struct span word)
{
	const struct ctoken *t = cread_peek(c);

	return t && t->kind == CTOKEN_NUMBER && span_eq(t->text, word);
}

static bool match_at(struct cread *c, struct span rest, struct bindings *b);

/* The letter is not bound yet: try what it can stand for, shortest first. */
static bool bind(struct cread *c, struct span rest, struct bindings *b,
		 size_t letter)
{
	size_t first = c->at;

	while (c->at - first < CPATTERN_MAX && skip_one(c)) {
		struct cread behind = *c;

		b->of[letter].first = first;
		b->of[letter].end = c->at;
		if (match_at(&behind, rest, b)) {
			*c = behind;
			return true;
		}
		if (ctoken_is(&c->list[c->at - 1], SPAN(",")))
			break;
	}
	b->of[letter].end = 0;
	return false;
}

static bool match_at(struct cread *c, struct span rest, struct bindings *b)
{
	struct span word;

	while (span_next_word(&rest, &word)) {
		if (span_eq(word, SPAN("..."))) {
			while (skip_one(c))
				;
		} else if (is_letter(word)) {
			size_t letter = (size_t)(word.p[1] - 'a');

			if (!b->of[letter].end)
				return bind(c, rest, b, letter);
			if (!skip_same(c, b->of[letter].first,
				       b->of[letter].end))
				return false;
		} else if (is_number(c, word)) {
			c->at++;
		} else if (!cread_skip(c, word)) {
			return false;
		}
	}
	return true;
}

bool cpattern_skip(struct cread *c, const char *pattern)
{
	struct bindings b = { .of[0].first = 0 };
	struct cread rest = *c;

	if (!match_at(&rest, span_of(pattern), &b))
		return false;
	*c = rest;
	return true;
}
