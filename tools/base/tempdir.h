/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tempdir - a folder for what is made on the way, and is gone at the end
 *
 * Its name is nfkit-USE-XXXXXX, below TMPDIR or else /tmp, and nobody but the
 * user may look into it. It is locked as long as its nfkit lives, so that the
 * next one can tell, and remove, what one that was killed has left behind.
 */
#ifndef BASE_TEMPDIR_H
#define BASE_TEMPDIR_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

struct tempdir {
	const char *path;	/* NULL: there is none */
	int fd;			/* it, open and locked */
};

#define TEMPDIR_NONE	{ .path = NULL, .fd = -1 }

/*
 * Make one for @use, a word; tempdir_remove() must follow. Those of the same
 * use are removed that are the user's own, and that no process has locked. On
 * a file system without locks they stay.
 */
int tempdir_make(struct arena *a, const char *use, struct tempdir *out,
		 struct err *e) MUST_CHECK;

/* One that stays: none that is there is removed, nor is this one ever. */
int tempdir_make_kept(struct arena *a, struct tempdir *out,
		      struct err *e) MUST_CHECK;

/* With all that is in it, and without memory; what cannot be removed stays. */
void tempdir_remove(struct tempdir *t);
#define CLEANUP_TEMPDIR	__attribute__((cleanup(tempdir_remove)))

/* The same of a folder that was not made here, and that nobody is at work in. */
void tempdir_remove_tree(const char *path);

/* The folder stays, but nobody has it locked any more. */
void tempdir_leave(struct tempdir *t);

#endif
