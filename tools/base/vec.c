// SPDX-License-Identifier: GPL-2.0-only
#include "base/vec.h"

#include "base/mem.h"

void *vec_move(struct arena *a, void *at, size_t n, size_t *cap,
	       size_t size)
{
	size_t grown = n ? n * 2 : 8;
	char *moved;

	if (grown > SIZE_MAX / size)
		mem_exhausted();
	*cap = grown;
	moved = arena_grow(a, at, n * size, grown * size);
	ASAN_POISON_MEMORY_REGION(moved + n * size, (grown - n) * size);
	return moved;
}
