/* SPDX-License-Identifier: GPL-2.0-only */
/* change - read what a commit changes, as git format-patch would show it */
#ifndef GIT_CHANGE_H
#define GIT_CHANGE_H

#include "git/repo.h"
#include "model/change.h"

/*
 * The commit @id (40 hex digits) against its first parent, or against nothing,
 * in @a. Renames are found, binary contents are in the diff. The message is
 * turned into UTF-8 where the commit names another encoding that iconv(3)
 * knows. ERR_NOENT where there is no such commit, ERR_LIMIT where a diff has
 * more than LIMIT_MAIL bytes.
 */
int change_read(struct repo *repo, struct arena *a, const char *id,
		struct change *out, struct err *e) MUST_CHECK;

/*
 * All that changed from the parent of @first to @last, as one; only .files and
 * .quote_high are set.
 */
int change_read_whole(struct repo *repo, struct arena *a, const char *first,
		      const char *last, struct change *out,
		      struct err *e) MUST_CHECK;

#endif
