/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * cread - read pieces of C off a run of tokens
 *
 * The run is most often one line, so that what goes on in the next one is not
 * found. Each function cuts a piece off the front and says whether it was
 * there; the cursor moves only when it was. Comments are not skipped.
 *
 * C cannot be parsed without all its headers. A type is a keyword, struct X,
 * a name that ends as those of types do (_t, _handler), or one of the list's
 * well-known ones; cread_declared_type() also takes a name that only a type
 * can be, for it has another name behind it.
 */
#ifndef MODEL_CREAD_H
#define MODEL_CREAD_H

#include "model/ctoken.h"

struct cread {
	const struct ctoken *list;	/* of the whole hunk */
	size_t at, end;			/* the run that is left */
};

/* All tokens from index @first up to @end. */
struct cread cread_run(const struct ctokens *tokens, size_t first, size_t end);

/* From index @first to the end of its line. */
struct cread cread_line(const struct ctokens *tokens, size_t first);

/* The tokens of @l, from its index @first up to @end. */
struct cread cread_part(const struct cline *l, size_t first, size_t end);

/* The next token, or NULL at the end. */
static inline const struct ctoken *cread_peek(const struct cread *c)
{
	return c->at < c->end ? &c->list[c->at] : NULL;
}

/* True where the next one is this identifier or punctuator. */
static inline bool cread_is(const struct cread *c, struct span text)
{
	return c->at < c->end && ctoken_is(&c->list[c->at], text);
}

static inline bool cread_skip(struct cread *c, struct span text)
{
	bool is = cread_is(c, text);

	c->at += is;
	return is;
}

/* One of the texts, the last of which is NULL. */
bool cread_skip_any(struct cread *c, const char *const *texts);

/* A token of this kind; *@text is what is in it. */
bool cread_kind(struct cread *c, enum ctoken_kind kind, struct span *text);
bool cread_ident(struct cread *c, struct span *word);

/* A whole string without a prefix; @text is what is between its quotes. */
bool cread_string(struct cread *c, struct span *text);

/* "(", "[" or "{" up to its mate, which must be in the run. */
bool cread_group(struct cread *c, struct span open);

/* name, name->a.b[i] */
bool cread_lvalue(struct cread *c);

/* The same, with & or * before and one pair of parentheses behind it. */
bool cread_operand(struct cread *c);

/* An operand, a number or a string, with a cast to no pointer before it. */
bool cread_argument(struct cread *c);

/* = += -= ... */
bool cread_assignment(struct cread *c);

/* == != < > <= >= */
bool cread_comparison(struct cread *c);

/* A type without its pointers: "const struct net", "unsigned long". */
bool cread_base_type(struct cread *c);

/* A type with them: "struct net *", "char *const *". */
bool cread_type(struct cread *c);

/* The same, or an unknown name if "*" or nothing and then a name follow. */
bool cread_declared_type(struct cread *c);

/* "static inline int": a type with a storage class before it, or without. */
bool cread_specifiers(struct cread *c);

/* True where all that is left of the run is a type. */
bool cread_is_type(struct cread c);

/*
 * True where the run, which is a type, ends in two words: "unsigned int". Where
 * no name is behind them checkpatch.pl takes the last for one: "unsigned int
 * (__rcu *f)(".
 */
bool cread_ends_in_words(const struct cread *c);

/* True where the identifier is a type by its name alone. */
bool cread_is_type_name(struct span word);

/* From the first token to the last, or the first alone if lines part them. */
struct span ctoken_span(const struct ctoken *first, const struct ctoken *last);

#endif
