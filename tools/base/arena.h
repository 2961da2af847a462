/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * arena - memory that is given back all at once
 *
 * A command has one arena for its models and findings, and what lives for
 * one input only comes from a second one that is emptied before the next.
 * So models own nothing and cannot leak. Pieces are aligned for any type;
 * allocation cannot fail (see base/mem.h).
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/err.h"
#include "base/span.h"

struct arena_block;

struct arena {
	struct arena_block *blocks;	/* the one in use first */
	size_t used;			/* bytes of that one */
};

/* An arena is empty when it is all zero; this says so. */
void arena_init(struct arena *a);
void arena_release(struct arena *a);
/* Forget all pieces but keep one block for what comes next. */
void arena_reset(struct arena *a);
#define CLEANUP_ARENA	__attribute__((cleanup(arena_release)))

void *arena_alloc(struct arena *a, size_t size);
/*
 * The piece @old of @len bytes with room for @size, which is more. The piece
 * made last, and a large one, which has a block of its own, grow where they
 * are; what another leaves behind stays in the arena. @old may be NULL.
 */
void *arena_grow(struct arena *a, void *old, size_t len, size_t size);
/* Give back what is behind @size bytes of the piece, if it was made last. */
void arena_shrink(struct arena *a, void *piece, size_t len, size_t size);
void *arena_zalloc(struct arena *a, size_t n, size_t size);
#define ARENA_NEW(a, type)	((type *)arena_zalloc((a), 1, sizeof(type)))

/* A copy, NUL-terminated, so that it serves as a C string too. */
struct span arena_copy(struct arena *a, struct span s);
char *arena_str(struct arena *a, struct span s);
char *arena_printf(struct arena *a, const char *fmt, ...) PRINTF(2, 3);

#endif
