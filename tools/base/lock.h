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

/*
 * Lock the file @path, which is made where it is missing, and left there; it
 * has no bytes. Waits for nobody: ERR_EXISTS where another process has it.
 */
int lock_file(const char *path, int *fd, struct err *e) MUST_CHECK;

#define LOCK_FOLDERS	4

/* Folders that are locked; begin with all 0. */
struct lock_folders {
	int fd[LOCK_FOLDERS];
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
 * Lock the folder that the file @path is in, behind links. The result is the
 * folder, in @a.
 */
const char *lock_folder_of(struct lock_folders *l, struct arena *a,
			   const char *path);

void lock_folders_release(struct lock_folders *l);
#define CLEANUP_FOLDERS	__attribute__((cleanup(lock_folders_release)))

#endif
