// SPDX-License-Identifier: GPL-2.0-only
#include "base/vec.h"

#include "base/mem.h"

void *vec_move(struct arena *a, const void *at, size_t n, size_t *cap,
	       size_t size)
{
	size_t grown = *cap ? *cap * 2 : 8;
	char *bigger;

	if (grown > SIZE_MAX / size)
		mem_exhausted();
	bigger = arena_alloc(a, grown * size);
	if (n)
		memcpy(bigger, at, n * size);
	*cap = grown;
	return bigger;
}
