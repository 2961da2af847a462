/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lock - one nfkit at a time where two would undo each other's work
 *
 * The system drops a lock together with the process that holds it, however
 * that ends, so there is never one left to clean up (flock(2)). Programs that
 * are started do not inherit it. To close a descriptor is to unlock.
 */
#ifndef BASE_LOCK_H
#define BASE_LOCK_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/opt.h"

/*
 * Lock the file @path, which is made where it is missing, and left there; it
 * has no bytes. Waits for nobody: ERR_EXISTS where another process has it.
 */
int lock_file(const char *path, int *fd, struct err *e) MUST_CHECK;

/* Folders that are locked; begin with all 0. */
struct lock_folders {
	int *fd;
	size_t n;
};

/*
 * Lock the folder @path too, after all that have it locked now; once, if it
 * comes twice. Nothing is written for that. What is no folder, or on a file
 * system that cannot lock it, is passed over: what follows finds out, or is
 * as safe as without.
 */
void lock_folder(struct lock_folders *l, const char *path);

/*
 * The same for all folders @paths at once, in an order that is the same for
 * each nfkit: of two that want the same, one has them all.
 */
void lock_folders(struct lock_folders *l, const struct opt_list *paths);

/* The folder that the file @path is in, behind links; from @a. */
const char *lock_place_of(struct arena *a, const char *path);

/* Lock that folder; the result is its path. */
const char *lock_folder_of(struct lock_folders *l, struct arena *a,
			   const char *path);

void lock_folders_release(struct lock_folders *l);
#define CLEANUP_FOLDERS	__attribute__((cleanup(lock_folders_release)))

#endif
