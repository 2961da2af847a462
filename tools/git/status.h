/* SPDX-License-Identifier: GPL-2.0-only */
/* status - what has changed in a working tree */
#ifndef GIT_STATUS_H
#define GIT_STATUS_H

#include "git/repo.h"

/*
 * Is the file @path, as the system names it, another than in HEAD: changed,
 * staged or not known to git? Were it marked so that git does not look at it.
 * It must lie in the working tree of @repo.
 */
int repo_is_changed(struct repo *repo, struct arena *a, const char *path,
		    bool *changed, struct err *e) MUST_CHECK;

#endif
