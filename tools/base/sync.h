/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * sync - many files on the disk for good, at the price of one
 *
 * Each fsync() waits for a commit of the file system's journal, one after the
 * other. syncfs() waits for one, but for all that anybody else has written to
 * that file system too: it is used where there is little of that, by
 * /proc/meminfo (proc(5): Dirty).
 */
#ifndef BASE_SYNC_H
#define BASE_SYNC_H

#include <stddef.h>

#include "base/err.h"

/* The bytes of these @n files; an error names the first that fails. */
int sync_files(const char *const *paths, size_t n, struct err *e) MUST_CHECK;

/* The folders that hold these @n paths, each once, so that renames last. */
int sync_dirs_of(const char *const *paths, size_t n,
		 struct err *e) MUST_CHECK;

#endif
