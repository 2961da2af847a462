/* SPDX-License-Identifier: GPL-2.0-only */
/* first_author - who brought a file into a repository, by git log */
#ifndef GIT_FIRST_AUTHOR_H
#define GIT_FIRST_AUTHOR_H

#include "base/arena.h"
#include "base/span.h"

/*
 * "NAME <MAIL>" of the commit that added the file @path, followed through
 * renames and spelled as .mailmap wants it, in @a; NULL where no repository
 * has it, or git is not there, or has not found it in @limit milliseconds: a
 * kernel's history is long, and libgit2 cannot follow a file at all.
 */
const char *first_author(struct arena *a, const char *path,
			 unsigned int limit);

#endif
