/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * deflate - the zlib format (RFC 1950), by zlib
 *
 * tools/zlib/ is the only place that knows zlib.
 */
#ifndef ZLIB_DEFLATE_H
#define ZLIB_DEFLATE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"

/* @bytes at zlib's fastest level, as git has it in its patches. In @a. */
struct span deflate_fast(struct arena *a, struct span bytes);

/*
 * The @size bytes that @packed was made from, in @a. ERR_SYNTAX where it is
 * broken, or makes another number of bytes. @what is for the message.
 */
int inflate_exact(struct arena *a, struct span packed, size_t size,
		  const char *what, struct span *out, struct err *e) MUST_CHECK;

#endif
