/* SPDX-License-Identifier: GPL-2.0-only */
/* bodies - the function bodies that a patch works on, for rules about them */
#ifndef CHECK_BODIES_H
#define CHECK_BODIES_H

#include "check/rule.h"
#include "model/cfunction.h"
#include "model/cread.h"

/*
 * Searches through a body that a rule begins in it, so that what it costs
 * grows with the body's length only. What is behind is not looked at.
 */
#define BODY_SEARCHES_MAX	32

/* What a call brings about further on in a body, if nothing prevents it. */
struct consequence {
	const char *const *calls;	/* that it begins with; NULL ends them */
	/* The token where it is met, for the call at token @i; 0: nowhere. */
	size_t (*find)(const struct ctokens *tokens, const struct cfunction *f,
		       size_t i);
	/* Report it: a line of one of the two tokens at least is added. */
	void (*say)(struct report *to, const struct ctoken *call,
		    const struct ctoken *met);
};

/* Look for it behind each such call, at most BODY_SEARCHES_MAX times. */
void each_consequence(struct report *to, const struct ctokens *tokens,
		      const struct cfunction *f, const struct consequence *c);

/*
 * True where token @i is one of the words, the last of which is NULL, and is
 * called: "(" is behind it.
 */
bool calls_any(const struct ctokens *tokens, size_t i,
	       const char *const *words);

/* The first argument of the call at token @i, if it is a name; else empty. */
struct span first_argument(const struct ctokens *tokens, size_t i);

/* True for this word, if it is neither "->x", ".x" nor "struct x". */
bool names_variable(const struct ctokens *tokens, size_t i, struct span name);

/*
 * True where the declaration of a local variable, whose name is token @i, says
 * that leaving the scope reads it: "CLEANUP_FD int a", "void *p __free(kfree)".
 * Before the name any word in "__" will do, as in __maybe_unused.
 */
bool has_attribute(const struct ctokens *tokens, size_t i);

/* True for an identifier that is no member and is not called. */
bool is_variable(const struct ctokens *tokens, size_t i);

/* True where the variable at token @i is followed: p->x, p[i], *p. */
bool follows_pointer(const struct ctokens *tokens, size_t i);

/* True where it is followed to be written: p->x =, p->a.b[1] +=, p[0] =. */
bool writes_through(const struct ctokens *tokens, size_t i);

#endif
