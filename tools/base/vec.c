// SPDX-License-Identifier: GPL-2.0-only
#include "base/vec.h"

#include <string.h>

void *vec_grow(struct arena *a, void *at, size_t n, size_t *cap, size_t size)
{
	size_t grown = *cap ? *cap * 2 : 8;
	char *bigger;

	if (n < *cap) {
		memset((char *)at + n * size, 0, size);
		return at;
	}
	bigger = arena_zalloc(a, grown, size);
	if (n)
		memcpy(bigger, at, n * size);
	*cap = grown;
	return bigger;
}
