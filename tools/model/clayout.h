/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * clayout - how the members of a struct lie in memory
 *
 * The struct is read in the header that defines it. Only what is the same
 * for 32-bit and 64-bit programs is known: integers of a fixed width,
 * structs and unions of these in the same header, a few well-known ones of
 * others (the addresses of include/uapi/linux/netfilter.h), arrays of known
 * size, bit-fields of a byte's type (those that share a byte are one member,
 * named as the first of them), and pointers that are aligned to 8. What
 * depends on an #if is known in a union that is as large with each branch as
 * without. All else is an error that says where it is and why: nothing is
 * guessed.
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
	size_t end;		/* token: behind the last member that is told */
	VEC(struct clayout_member) members;	/* some without a name */
	unsigned int bytes, align;
	bool is_ragged;		/* 32-bit x86 has less behind the last member */
};

/*
 * The layout of struct @name in a file of C, up to its member @stop, of which
 * and behind which nothing is told; where @stop is empty, of all of it.
 * ERR_NOENT where it is not defined there or has no such member, ERR_SYNTAX
 * with "PATH:LINE: " where it cannot be known.
 */
int clayout_read(struct arena *a, const struct ctokens *tokens,
		 const char *path, struct span name, struct span stop,
		 struct clayout *out, struct err *e) MUST_CHECK;

/* The token "{" of the definition of "struct NAME"; SIZE_MAX: there is none. */
size_t clayout_begin(const struct ctokens *tokens, struct span kind,
		     struct span name);

#endif
