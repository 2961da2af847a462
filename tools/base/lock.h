/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lock - one nfkit at a time where two would undo each other's work
 *
 * The system drops a lock together with the process that holds it, however
 * that ends, so there is never one left to clean up (flock(2)). Programs that
 * are started do not inherit it. Hold the descriptor by CLEANUP_FD: to close
 * it is to unlock.
 */
#ifndef BASE_LOCK_H
#define BASE_LOCK_H

#include "base/err.h"

/*
 * Lock the file @path, which is made where it is missing, and left there; it
 * has no bytes. Waits for nobody: ERR_EXISTS where another process has it.
 */
int lock_file(const char *path, int *fd, struct err *e) MUST_CHECK;

/*
 * Lock the folder @path, after all that have it locked now. Nothing is written
 * for that. A file system that cannot lock folders is no error: what follows
 * is then as safe as without.
 */
int lock_folder(const char *path, int *fd, struct err *e) MUST_CHECK;

#endif
