// SPDX-License-Identifier: GPL-2.0-only
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define BLOCK_SIZE	(64 * 1024)
#define ALIGNMENT	_Alignof(max_align_t)

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

	a->used = 0;
	if (!keep)
		return;
	free_blocks(keep->next);
	keep->next = NULL;
	if (keep->size > BLOCK_SIZE)
		arena_release(a);
}

static void add_block(struct arena *a, size_t size)
{
	struct arena_block *b;

	if (size < BLOCK_SIZE)
		size = BLOCK_SIZE;
	if (size > SIZE_MAX - sizeof(*b))
		mem_exhausted();
	b = mem_alloc(sizeof(*b) + size);
	b->size = size;
	b->next = a->blocks;
	a->blocks = b;
	a->used = 0;
}

/* @size with what makes the next piece aligned. */
static size_t padded(size_t size)
{
	if (size > SIZE_MAX - ALIGNMENT)
		mem_exhausted();
	return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

void *arena_alloc(struct arena *a, size_t size)
{
	void *piece;

	size = padded(size);
	if (!a->blocks || a->blocks->size - a->used < size)
		add_block(a, size);
	piece = a->blocks->bytes + a->used;
	a->used += size;
	return piece;
}

/* Another size for a block that is one piece, or NULL where none is. */
static void *grow_block(struct arena *a, const void *old, size_t len,
			size_t size)
{
	struct arena_block **at = &a->blocks, *bigger;

	while (*at && ((*at)->bytes != old || (*at)->size != len))
		at = &(*at)->next;
	if (!*at || size > SIZE_MAX - sizeof(**at))
		return NULL;
	bigger = mem_realloc(*at, 1, sizeof(**at) + size);
	bigger->size = size;
	*at = bigger;
	if (bigger == a->blocks)
		a->used = size;
	return bigger->bytes;
}

/* True where the piece is the last one of the block in use. */
static bool is_last(const struct arena *a, const void *piece, size_t len)
{
	const struct arena_block *b = a->blocks;

	return b && len <= a->used && b->bytes + (a->used - len) == piece;
}

void arena_shrink(struct arena *a, void *piece, size_t len, size_t size)
{
	len = padded(len);
	size = padded(size);
	if (piece && is_last(a, piece, len))
		a->used -= len - size;
}

void *arena_grow(struct arena *a, void *old, size_t len, size_t size)
{
	void *bigger = NULL;

	size = padded(size);
	if (len && is_last(a, old, padded(len)) &&
	    a->blocks->size - a->used >= size - padded(len)) {
		a->used += size - padded(len);
		return old;
	}
	if (len >= BLOCK_SIZE)
		bigger = grow_block(a, old, len, size);
	if (bigger)
		return bigger;
	bigger = arena_alloc(a, size);
	if (old && len)
		memcpy(bigger, old, len);
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
