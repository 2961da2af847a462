/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * cfunction - the function bodies that a hunk shows
 *
 * A hunk shows functions whole, or their beginning, their end, or a piece of
 * the inside. The braces of a body begin a line in its first column, as
 * coding-style.rst (3) wants it; one on the line of the head is also taken.
 * Where the hunk begins in a body, the name is the one that the hunk's header
 * gives.
 */
#ifndef MODEL_CFUNCTION_H
#define MODEL_CFUNCTION_H

#include "model/ctoken.h"

struct cfunction {
	struct span name;	/* empty where the hunk does not tell */
	size_t head;		/* its head is [head, first), if has_begin */
	size_t parameters;	/* "(", or SIZE_MAX: outside of the hunk */
	size_t first, end;	/* its body is [first, end), without braces */
	bool has_begin, has_end; /* that brace is in the hunk */
};

struct cfunction_walk {
	const struct ctokens *tokens;
	size_t next;		/* token to go on from */
};

/* The first name before a "(" in the text behind the second @@; or empty. */
struct span cfunction_in_section(struct span section);

/* Begin a walk. @tokens must outlive it. */
void cfunction_walk(struct cfunction_walk *w, const struct ctokens *tokens);

/* The next one, in the order of the hunk; false behind the last. Linear. */
bool cfunction_next(struct cfunction_walk *w, struct cfunction *out);

/* True where its head has the word: static, inline, __init, a type ... */
bool cfunction_has(const struct ctokens *tokens, const struct cfunction *f,
		   struct span word);

/* True where some of its body is new, or removed on the old side. */
bool cfunction_is_touched(const struct ctokens *tokens,
			  const struct cfunction *f);

#endif
