/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * plan - files to be made, all of them or none
 *
 * A plan is made first and looked at, as a diff, or applied. It holds folders
 * and files that do not exist yet, below one folder that does.
 */
#ifndef SCAFFOLD_PLAN_H
#define SCAFFOLD_PLAN_H

#include "base/buf.h"
#include "base/vec.h"

struct plan_file {
	const char *path;	/* below the root */
	struct span bytes;
};

struct plan {
	struct arena *arena;
	const char *root;	/* an existing folder; "." for the current one */
	VEC(const char *) folders;	/* below the root, outer ones first */
	VEC(struct plan_file) files;
};

/* Strings and bytes are borrowed. */
void plan_add_folder(struct plan *p, const char *path);
void plan_add_file(struct plan *p, const char *path, struct span bytes);

/* The plan as a diff that git apply takes. */
void plan_print(const struct plan *p, struct buf *to);

/*
 * Make it all. Before anything is written it is clear that nothing is in the
 * way and the root can be written to: ERR_NOENT, ERR_EXISTS or ERR_IO, which
 * name the path. Whatever fails later, what was made is removed again. Signals
 * that end the program wait until it is all there, or all gone.
 */
int plan_apply(const struct plan *p, struct err *e) MUST_CHECK;

#endif
