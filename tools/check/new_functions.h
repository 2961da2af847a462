/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * new_functions - the functions that a patch adds, and who uses them
 *
 * Read off the lines, which is enough for code in the kernel's style: a head
 * begins in the first column and its body's brace stands alone there. What the
 * patch also removes by that name was moved, or has other parameters, and is
 * not new.
 */
#ifndef CHECK_NEW_FUNCTIONS_H
#define CHECK_NEW_FUNCTIONS_H

#include "check/rule.h"

/* Functions of one patch that are looked at. */
#define NEW_FUNCTIONS_MAX	200

struct new_function {
	struct span name;		/* where its body is */
	const struct file_diff *file;	/* a .c file */
	bool is_static;
	bool is_exported;		/* or is global by its attribute */
	bool may_be_unused;		/* inline, or by its attribute */
};

struct new_functions {
	VEC(struct new_function) list;
};

/* At most NEW_FUNCTIONS_MAX of them, in the order of the patch, in @a. */
void new_functions_find(struct arena *a, const struct patch *p,
			struct new_functions *out);

/*
 * Lines that the patch adds or shows with the name, at most two: in one file,
 * or in all if @file is NULL.
 */
size_t new_function_uses(const struct patch *p, const struct new_function *f,
			 const struct file_diff *file);

#endif
