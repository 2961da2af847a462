/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * plan_undo - what a killed nfkit left half made is taken back by the next one
 *
 * While a plan is carried out, a file in the user's folder for caches has what
 * it makes and what was there before. Its writer holds a lock on it, which ends
 * with the process: a file without one is of a process that was killed, or had
 * no memory left. It lies there and not beside what is made so that no tree
 * that somebody else has packed can hold one.
 *
 * The file is a row of records, "KIND LENGTH LENGTH LENGTH\n", then so many
 * bytes each of a path, of the old contents and of the new ones, and a "\n":
 *
 *	root	a folder of the plan
 *	folder	one that is made
 *	file	one that is made
 *	edit	one that is changed
 *	end	the last record, without which nothing has begun
 */
#ifndef SCAFFOLD_PLAN_UNDO_H
#define SCAFFOLD_PLAN_UNDO_H

#include "scaffold/plan.h"

struct plan_undo {
	const char *path;	/* NULL: there is none */
	int fd;
};

/*
 * Note what the plan is about to do. Where there is no folder for that, or no
 * room, a kill cannot be undone; all else can.
 */
void plan_undo_begin(const struct plan *p, struct plan_undo *u);

/* It is all there, or all gone. */
void plan_undo_end(struct plan_undo *u);

/*
 * Take back what killed ones have made of a plan with the root @root. What was
 * changed since is left as it is. Says what was done in lines of @said, none
 * where there was nothing to do. The caller has the lock of @root.
 */
void plan_undo_killed(struct arena *a, const char *root, struct buf *said);

#endif
