/* SPDX-License-Identifier: GPL-2.0-only */
/* blob - a file as a commit has it */
#ifndef GIT_BLOB_H
#define GIT_BLOB_H

#include "git/repo.h"

/*
 * The bytes of @spec, "REVISION:PATH" as for git show, in @a, at most @max. The
 * repository may be bare or shallow. ERR_NOENT where there is no such revision
 * or file, ERR_SYNTAX where it is a folder, ERR_LIMIT.
 */
int repo_blob(struct repo *repo, struct arena *a, const char *spec, size_t max,
	      struct span *out, struct err *e) MUST_CHECK;

#endif
