/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * registration - what a module or a plugin tells xtables about itself
 *
 *	static struct xt_match length_mt_reg[] __read_mostly = {
 *		{
 *			.name	= "length",
 *
 * A registration is such a struct, one by itself or in an array.
 */
#ifndef SCAFFOLD_REGISTRATION_H
#define SCAFFOLD_REGISTRATION_H

#include "scaffold/cfile.h"

struct reg_field {
	struct span key;	/* "matchsize" */
	size_t dot;		/* token */
	size_t first, end;	/* tokens of its value */
	bool is_conditional;	/* inside of #if */
};

struct reg {
	size_t open, close;	/* tokens: its braces */
	size_t condition;	/* the #if that it is in, or SIZE_MAX */
	VEC(struct reg_field) fields;
};

struct reg_list {
	size_t first;		/* token: "static" or "struct" */
	size_t name;		/* token: of the variable */
	bool is_array;
	size_t open, close;
	VEC(struct reg) regs;
};

struct reg_lists {
	VEC(struct reg_list) all;
};

/*
 * All variables of struct @type in @f, which are outside of functions.
 * ERR_SYNTAX where one of them is written in a way that is not understood.
 */
int reg_read(struct arena *a, const struct cfile *f, struct span type,
	     struct reg_lists *out, struct err *e) MUST_CHECK;

/* The field of this name, or NULL. */
const struct reg_field *reg_field(const struct reg *r, struct span key);

/* The only word of a field's value; empty where there is none, or more. */
struct span reg_word(const struct cfile *f, const struct reg *r,
		     struct span key);

#endif
