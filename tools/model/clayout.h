/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * clayout - how the members of a struct lie in memory
 *
 * The struct is read in the header that defines it. Only what is the same for
 * 32-bit and 64-bit programs is known: integers of a fixed width, structs and
 * unions of these in the same header, a few well-known ones of others (the
 * addresses of include/uapi/linux/netfilter.h), arrays of known size, and
 * pointers that are aligned to 8. All else is an error that says where it is
 * and why: nothing is guessed.
 */
#ifndef MODEL_CLAYOUT_H
#define MODEL_CLAYOUT_H

#include "base/err.h"
#include "model/ctoken.h"

struct clayout_member {
	struct span name;
	unsigned int offset, bytes;
	bool is_pointer;
	unsigned int nr;	/* of its line */
	size_t first, end;	/* tokens of its declaration, with the ";" */
};

struct clayout {
	size_t open, close;	/* tokens: its braces */
	VEC(struct clayout_member) members;	/* some without a name */
	unsigned int bytes, align;
};

/*
 * The layout of struct @name in a file of C. ERR_NOENT where it is not defined
 * there, ERR_SYNTAX with "PATH:LINE: " where it cannot be known.
 */
int clayout_read(struct arena *a, const struct ctokens *tokens,
		 const char *path, struct span name, struct clayout *out,
		 struct err *e) MUST_CHECK;

/* The member of this name, or NULL. */
const struct clayout_member *clayout_find(const struct clayout *l,
					  struct span name);

/* The token "{" of the definition of "struct NAME"; SIZE_MAX: there is none. */
size_t clayout_begin(const struct ctokens *tokens, struct span kind,
		     struct span name);

#endif
