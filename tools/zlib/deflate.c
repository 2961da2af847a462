// SPDX-License-Identifier: GPL-2.0-only
#include "zlib/deflate.h"

#include <zlib.h>

#include "base/mem.h"

struct span deflate_fast(struct arena *a, struct span bytes)
{
	uLongf size = compressBound(bytes.len);
	char *packed = arena_alloc(a, size);

	if (compress2((Bytef *)packed, &size, (const Bytef *)bytes.p,
		      bytes.len, Z_BEST_SPEED) != Z_OK)
		mem_exhausted();
	return (struct span){ packed, size };
}

int inflate_exact(struct arena *a, struct span packed, size_t size,
		  const char *what, struct span *out, struct err *e)
{
	char *bytes = arena_alloc(a, size + 1);
	uLongf n = size;
	int status;

	status = uncompress((Bytef *)bytes, &n, (const Bytef *)packed.p,
			    packed.len);
	if (status == Z_MEM_ERROR)
		mem_exhausted();
	if (status != Z_OK || n != size)
		return err_set(e, ERR_SYNTAX,
			       "%s: broken compressed data, or not %zu bytes",
			       what, size);
	*out = (struct span){ bytes, n };
	return 0;
}
