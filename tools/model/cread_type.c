// SPDX-License-Identifier: GPL-2.0-only
/* cread_type - types, see cread.h */
#include "model/cread.h"

#include "model/cname.h"

/* Words, and stars, of one type: reading from each token stays linear. */
#define WORDS_MAX	16

bool cread_is_type_name(struct span word)
{
	return cname_bits(word) & (CNAME_TYPEDEF | CNAME_BASIC);
}

/* One identifier that is one of these: enum cname_bits. */
static bool skip_if(struct cread *c, unsigned int bits)
{
	const struct ctoken *t = cread_peek(c);

	if (!t || !(t->told & bits))
		return false;
	c->at++;
	return true;
}

/* As many of them as there are; false where there is none. */
static bool skip_all(struct cread *c, unsigned int bits)
{
	size_t start = c->at;

	for (int i = 0; i < WORDS_MAX && skip_if(c, bits); i++)
		;
	return c->at > start;
}

static void skip_modifiers(struct cread *c)
{
	skip_all(c, CNAME_MODIFIER);
}

static bool skip_tagged(struct cread *c)
{
	struct cread rest = *c;
	struct span name;

	if (!skip_if(&rest, CNAME_TAG))
		return false;
	skip_modifiers(&rest);
	if (!cread_ident(&rest, &name))
		return false;
	*c = rest;
	return true;
}

static bool skip_typeof(struct cread *c)
{
	struct cread rest = *c;

	if (!skip_if(&rest, CNAME_TYPEOF) || !cread_group(&rest, SPAN("(")))
		return false;
	*c = rest;
	return true;
}

bool cread_base_type(struct cread *c)
{
	const struct ctoken *first = cread_peek(c);
	struct cread rest = *c;

	if (!first || !(first->told & CNAME_OF_TYPE))
		return false;
	skip_modifiers(&rest);
	if (!skip_tagged(&rest) && !skip_typeof(&rest) &&
	    !skip_all(&rest, CNAME_BASIC) && !skip_if(&rest, CNAME_TYPEDEF))
		return false;
	skip_modifiers(&rest);
	*c = rest;
	return true;
}

static void skip_pointers(struct cread *c)
{
	for (int i = 0; i < WORDS_MAX; i++) {
		struct cread rest;

		skip_modifiers(c);
		rest = *c;
		if (cread_skip(&rest, SPAN("[")) &&
		    cread_skip(&rest, SPAN("]")))
			*c = rest;
		if (!cread_skip(c, SPAN("*")))
			break;
	}
}

bool cread_type(struct cread *c)
{
	if (!cread_base_type(c))
		return false;
	skip_pointers(c);
	return true;
}

/* Words that begin a statement or an expression, or are no type. */
static bool is_keyword(struct span word)
{
	return cname_bits(word) & (CNAME_KEYWORD | CNAME_STORAGE |
				   CNAME_INLINE) ||
	       span_eq(word, SPAN("sizeof")) ||
	       span_eq(word, SPAN("typedef")) || span_eq(word, SPAN("asm")) ||
	       span_eq(word, SPAN("__asm__"));
}

/* A name that nothing but a type, or what stands before one, can be. */
static bool skip_unknown_type(struct cread *c)
{
	struct cread rest = *c;
	struct span word;

	skip_modifiers(&rest);
	if (!cread_ident(&rest, &word) || is_keyword(word))
		return false;
	if (!cread_type(&rest))
		skip_pointers(&rest);
	if (rest.at >= rest.end || rest.list[rest.at].kind != CTOKEN_IDENT)
		return false;
	*c = rest;
	return true;
}

bool cread_declared_type(struct cread *c)
{
	return cread_type(c) || skip_unknown_type(c);
}

bool cread_specifiers(struct cread *c)
{
	struct cread rest = *c;

	skip_if(&rest, CNAME_STORAGE);
	skip_if(&rest, CNAME_INLINE);
	if (!cread_type(&rest))
		return false;
	skip_all(&rest, CNAME_INLINE);
	*c = rest;
	return true;
}

bool cread_is_type(struct cread c)
{
	return cread_type(&c) && c.at == c.end;
}

bool cread_ends_in_words(const struct cread *c)
{
	const struct ctoken *end = c->list + c->end;

	return c->end - c->at > 1 && (end[-1].told & CNAME_BASIC) &&
	       (end[-2].told & CNAME_BASIC);
}
