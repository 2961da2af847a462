/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * vec - an array that grows, with its memory from an arena
 *
 *	VEC(struct line) lines = { 0 };
 *
 *	VEC_ADD(arena, &lines)->nr = 1;
 *	for (size_t i = 0; i < lines.n; i++)
 *		use(&lines.at[i]);
 *
 * A pointer into the array is good until the next VEC_ADD. What growing
 * leaves behind stays in the arena while the array is small.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <string.h>

#include "base/arena.h"
#include "base/asan.h"

#define VEC(type)	struct { type *at; size_t n, cap; }

/* A new, zeroed last element. */
#define VEC_ADD(arena, v)						\
	((v)->at = vec_grow((arena), (v)->at, (v)->n, &(v)->cap,	\
			    sizeof(*(v)->at)),				\
	 &(v)->at[(v)->n++])

#define VEC_LAST(v)	(&(v)->at[(v)->n - 1])

/* No more will be added: give back the room, if that can be. */
#define VEC_TRIM(arena, v)						\
	(arena_shrink((arena), (v)->at, (v)->cap * sizeof(*(v)->at),	\
		      (v)->n * sizeof(*(v)->at)), (v)->cap = (v)->n)

/* The @n elements with more room, which @cap says. */
void *vec_move(struct arena *a, void *at, size_t n, size_t *cap,
	       size_t size);

/* Room for one more than @n elements, the new one zeroed. */
static inline void *vec_grow(struct arena *a, void *at, size_t n, size_t *cap,
			     size_t size)
{
	if (n == *cap)
		at = vec_move(a, at, n, cap, size);
	ASAN_UNPOISON_MEMORY_REGION((char *)at + n * size, size);
	memset((char *)at + n * size, 0, size);
	return at;
}

#endif
