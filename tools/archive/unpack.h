/* SPDX-License-Identifier: GPL-2.0-only */
/* unpack - one compressed file, as modules of the kernel are (.ko.xz) */
#ifndef ARCHIVE_UNPACK_H
#define ARCHIVE_UNPACK_H

#include "base/arena.h"
#include "base/err.h"

/*
 * What is in the bytes @packed of the file @name, at most @max of them. Bytes
 * that gzip, xz, zstd and the others have not made come back as they are.
 */
int unpack(struct arena *a, const char *name, struct span packed, size_t max,
	   struct span *out, struct err *e) MUST_CHECK;

#endif
