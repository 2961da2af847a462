/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * pair - a file before and after a commit, inside of git/
 *
 * Contents are read when they are asked for, and kept.
 */
#ifndef GIT_PAIR_H
#define GIT_PAIR_H

#include "base/vec.h"
#include "git/handle.h"

struct side {
	struct span name;
	unsigned int mode;	/* 0: no such file on this side */
	git_oid id;
	bool is_loaded;		/* then: */
	bool is_binary;
	struct span bytes;	/* in the arena that it was loaded with */
};

struct pair {
	struct side old, new;
	unsigned int score;	/* of a rename: 1..SIMILARITY_MAX */
	bool is_gone;		/* the old half of a rename, which moved */
};

struct pairs {
	VEC(struct pair) list;	/* by name */
};

/* The pairs of what changed from @old to @new, no renames; NULL is empty. */
int pairs_read(git_repository *git, struct arena *a, git_tree *old,
	       git_tree *new, struct pairs *out, struct err *e) MUST_CHECK;

/*
 * Read the contents: of a submodule the line that git shows for it. What
 * .gitattributes says of "diff" decides on binary, else a NUL byte in the first
 * 8000.
 */
int side_load(git_repository *git, struct arena *a, struct side *s,
	      struct err *e) MUST_CHECK;

/*
 * Join what was deleted and what was added to renames, as git does by default
 * (git-diff(1) -M; half of the contents, 1000 files at most): equal files
 * first, then files of one base name that no other has, then the most similar.
 * The pair of a rename stands where the new file does.
 */
int pairs_find_renames(git_repository *git, struct arena *a,
		       struct pairs *pairs, struct err *e) MUST_CHECK;

#endif
