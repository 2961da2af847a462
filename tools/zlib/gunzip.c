// SPDX-License-Identifier: GPL-2.0-only
#include "zlib/gunzip.h"

#include <limits.h>
#include <zlib.h>

#include "base/mem.h"

#define GZIP_ONLY	(16 + MAX_WBITS)
#define PIECE		65536

static int refuse(int status, struct err *e)
{
	if (status == Z_BUF_ERROR || status == Z_OK)
		return err_set(e, ERR_SYNTAX,
			       "the compressed text ends too early");
	return err_set(e, ERR_SYNTAX, "the compressed text is damaged");
}

/* The next piece of the text; Z_OK, Z_STREAM_END or what is wrong. */
static int add_piece(z_stream *z, struct buf *to)
{
	char piece[PIECE];
	int status;

	z->next_out = (Bytef *)piece;
	z->avail_out = sizeof(piece);
	status = inflate(z, Z_NO_FLUSH);
	buf_add(to, (struct span){ piece, sizeof(piece) - z->avail_out });
	return status;
}

static int inflate_members(z_stream *z, struct buf *to, struct err *e)
{
	int status = Z_STREAM_END;

	do {
		if (status == Z_STREAM_END)
			inflateReset(z);
		status = add_piece(z, to);
		if (to->overflow)
			return buf_check(to, "the decompressed text", e);
	} while (status == Z_OK || (status == Z_STREAM_END && z->avail_in));
	return status == Z_STREAM_END ? 0 : refuse(status, e);
}

int gunzip(struct span packed, struct buf *to, struct err *e)
{
	z_stream z = { 0 };
	int status;

	if (packed.len > UINT_MAX)
		return err_set(e, ERR_LIMIT, "the compressed text is too large");
	z.next_in = (Bytef *)packed.p;
	z.avail_in = (uInt)packed.len;
	if (inflateInit2(&z, GZIP_ONLY) != Z_OK)
		mem_exhausted();
	status = inflate_members(&z, to, e);
	inflateEnd(&z);
	return status;
}
