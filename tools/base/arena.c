// SPDX-License-Identifier: GPL-2.0-only
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/asan.h"
#include "base/mem.h"

#define BLOCK_SIZE	(64 * 1024)
#define ALIGNMENT	_Alignof(max_align_t)
#define GUARD		((size_t)ASAN_GUARD)

struct arena_block {
	struct arena_block *next;
	size_t size;
	_Alignas(max_align_t) char bytes[];
};

void arena_init(struct arena *a)
{
	*a = (struct arena){ 0 };
}

static void free_blocks(struct arena_block *b)
{
	while (b) {
		struct arena_block *next = b->next;

		free(b);
		b = next;
	}
}

void arena_release(struct arena *a)
{
	free_blocks(a->blocks);
	arena_init(a);
}

void arena_reset(struct arena *a)
{
	struct arena_block *keep = a->blocks;

	a->used = GUARD;
	if (!keep)
		return;
	free_blocks(keep->next);
	keep->next = NULL;
	if (keep->size > BLOCK_SIZE)
		arena_release(a);
	else
		ASAN_POISON_MEMORY_REGION(keep->bytes, keep->size);
}

static void add_block(struct arena *a, size_t size)
{
	struct arena_block *b;

	if (size < BLOCK_SIZE)
		size = BLOCK_SIZE;
	if (size > SIZE_MAX - sizeof(*b) - GUARD)
		mem_exhausted();
	size += GUARD;
	b = mem_alloc(sizeof(*b) + size);
	b->size = size;
	b->next = a->blocks;
	a->blocks = b;
	a->used = GUARD;
	ASAN_POISON_MEMORY_REGION(b->bytes, b->size);
}

/* What a piece of @size takes, so that the next one is aligned. */
static size_t room(size_t size)
{
	if (size > SIZE_MAX - ALIGNMENT - GUARD)
		mem_exhausted();
	return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT + GUARD;
}

void *arena_alloc(struct arena *a, size_t size)
{
	size_t taken = room(size);
	void *piece;

	if (!a->blocks || a->blocks->size - a->used < taken)
		add_block(a, taken);
	piece = a->blocks->bytes + a->used;
	a->used += taken;
	ASAN_UNPOISON_MEMORY_REGION(piece, size);
	return piece;
}

/* Another size for a block that is one piece, or NULL where none is. */
static void *grow_block(struct arena *a, const void *old, size_t len,
			size_t size)
{
	struct arena_block **at = &a->blocks, *bigger;
	size_t taken = GUARD + room(size);

	while (*at && ((*at)->bytes + GUARD != old ||
		       (*at)->size != GUARD + room(len)))
		at = &(*at)->next;
	if (!*at || taken > SIZE_MAX - sizeof(**at))
		return NULL;
	bigger = mem_realloc(*at, 1, sizeof(**at) + taken);
	bigger->size = taken;
	*at = bigger;
	if (bigger == a->blocks)
		a->used = taken;
	ASAN_POISON_MEMORY_REGION(bigger->bytes, taken);
	ASAN_UNPOISON_MEMORY_REGION(bigger->bytes + GUARD, size);
	return bigger->bytes + GUARD;
}

/* True where the piece is the last one of the block in use. */
static bool is_last(const struct arena *a, const void *piece, size_t len)
{
	const struct arena_block *b = a->blocks;
	size_t taken = room(len);

	return b && taken <= a->used && b->bytes + (a->used - taken) == piece;
}

void arena_shrink(struct arena *a, void *piece, size_t len, size_t size)
{
	if (!piece || !is_last(a, piece, len))
		return;
	a->used -= room(len) - room(size);
	ASAN_POISON_MEMORY_REGION(piece, len);
	ASAN_UNPOISON_MEMORY_REGION(piece, size);
}

void *arena_grow(struct arena *a, void *old, size_t len, size_t size)
{
	void *bigger = NULL;

	if (len && is_last(a, old, len) &&
	    a->blocks->size - a->used >= room(size) - room(len)) {
		a->used += room(size) - room(len);
		ASAN_UNPOISON_MEMORY_REGION(old, size);
		return old;
	}
	if (len >= BLOCK_SIZE)
		bigger = grow_block(a, old, len, size);
	if (bigger)
		return bigger;
	bigger = arena_alloc(a, size);
	if (old && len) {
		memcpy(bigger, old, len);
		ASAN_POISON_MEMORY_REGION(old, len);
	}
	return bigger;
}

void *arena_zalloc(struct arena *a, size_t n, size_t size)
{
	void *piece;

	if (size && n > SIZE_MAX / size)
		mem_exhausted();
	piece = arena_alloc(a, n * size);
	memset(piece, 0, n * size);
	return piece;
}

struct span arena_copy(struct arena *a, struct span s)
{
	return (struct span){ arena_str(a, s), s.len };
}

char *arena_str(struct arena *a, struct span s)
{
	char *copy = arena_alloc(a, s.len + 1);

	if (s.len)
		memcpy(copy, s.p, s.len);
	copy[s.len] = '\0';
	return copy;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap, again;
	char *text;
	int len;

	va_start(ap, fmt);
	va_copy(again, ap);
	len = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (len < 0)
		mem_exhausted();
	text = arena_alloc(a, (size_t)len + 1);
	vsnprintf(text, (size_t)len + 1, fmt, again);
	va_end(again);
	return text;
}
