/* SPDX-License-Identifier: GPL-2.0-only */
/* reword - other messages for the newest commits of the branch */
#ifndef GIT_REWORD_H
#define GIT_REWORD_H

#include "git/repo.h"

struct reword_commit {
	const char *id;		/* 40 digits */
	const char *message;	/* UTF-8; NULL: as it is */
};

/*
 * Write the @n commits, oldest first, the last of which is HEAD's, again: with
 * these messages, and with their trees, authors and notes. The branch moves
 * once, at the end, with @why in its reflog; index and working tree are not
 * touched, for all trees stay. ERR_USAGE, and nothing is changed, where HEAD is
 * on no branch, one of them is a merge, a rebase or the like is under way, or
 * they are not what HEAD ends with.
 */
int repo_reword(struct repo *repo, struct arena *a,
		const struct reword_commit *commits, size_t n,
		const char *why, struct err *e) MUST_CHECK;

#endif
