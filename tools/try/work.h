/* SPDX-License-Identifier: GPL-2.0-only */
/* work - a folder for what is made on the way, removed at the end */
#ifndef TRY_WORK_H
#define TRY_WORK_H

#include "base/arena.h"
#include "base/err.h"

/* A new one below TMPDIR, or /tmp. */
int work_make(struct arena *a, const char **dir, struct err *e) MUST_CHECK;

/* All of it; what cannot be removed stays. NULL is nothing. */
void work_remove(const char *dir);

/*
 * The folder of file_cache_folder(), made where it is missing; NULL where there
 * is none, or no room for it.
 */
const char *work_cache(struct arena *a);

#endif
