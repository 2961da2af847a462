/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * plan - files to be made and lines to be put into others, all or nothing
 *
 * A plan is made first and looked at, as a diff, or applied. It holds folders
 * and files that do not exist yet, and new contents of files that do, below
 * folders that exist.
 */
#ifndef SCAFFOLD_PLAN_H
#define SCAFFOLD_PLAN_H

#include "base/buf.h"
#include "base/vec.h"

struct plan_file {
	const char *root;
	const char *path;	/* below the root */
	bool names_root;	/* the diff has its path with the root before */
	struct span bytes;
	bool edits;		/* a file that is there, with these bytes: */
	struct span before;
};

struct plan_folder {
	const char *root, *path;
};

struct plan {
	struct arena *arena;
	const char *root;	/* of what is added next; "." for the current */
	bool names_roots;	/* the diff does, for what is added next */
	VEC(struct plan_folder) folders;	/* outer ones first */
	VEC(struct plan_file) files;
};

/* Strings and bytes are borrowed. */
void plan_add_folder(struct plan *p, const char *path);
void plan_add_file(struct plan *p, const char *path, struct span bytes);

/* The file @path has the bytes @before now, it gets @after. */
void plan_add_edit(struct plan *p, const char *path, struct span before,
		   struct span after);

/* The path of a file as the system knows it, in the arena. */
const char *plan_path(const struct plan *p, const struct plan_file *file);

/*
 * ERR_SYNTAX where a file that is edited has a conflict that is not resolved,
 * or lines that end in CR LF and gets others.
 */
int plan_check_edits(const struct plan *p, struct err *e) MUST_CHECK;

/*
 * The plan as a diff that git apply takes: in the current folder, or in the
 * root, where that is the only one, and not below it. As plan_check_edits().
 */
int plan_print(const struct plan *p, struct buf *to, struct err *e) MUST_CHECK;

/*
 * Make it all. Before anything is written it is clear that nothing is in the
 * way, that no new file differs by case only from one that is there, that what
 * is to be edited has not changed, that no symbolic link leads out of the root,
 * and that the roots can be written to: ERR_NOENT, ERR_EXISTS or ERR_IO, which
 * name the path; and plan_check_edits() is. Whatever fails later, what was made
 * is removed again and what was edited gets its old bytes back; they lie beside
 * it until all is done, and the error names that file where even this fails.
 * Signals that end the program wait until it is all there, or all gone.
 */
int plan_apply(const struct plan *p, struct err *e) MUST_CHECK;

#endif
