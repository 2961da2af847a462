/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hash - a number for some bytes, by FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo)
 *
 * The same on each machine, so it can be part of a file's name. It is quick,
 * and no guard against somebody who looks for two texts of one number.
 *
 *	h = hash64(HASH64, text);	then go on: h = hash64(h, more);
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/span.h"

/* Of no bytes. */
#define HASH64	0xcbf29ce484222325ULL
#define HASH32	0x811c9dc5U

/* @h with one byte more, or with those of @s. */
static inline uint64_t hash64_byte(uint64_t h, unsigned char c)
{
	return (h ^ c) * 0x100000001b3ULL;
}

static inline uint64_t hash64(uint64_t h, struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		h = hash64_byte(h, (unsigned char)s.p[i]);
	return h;
}

static inline uint32_t hash32(uint32_t h, struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x01000193U;
	return h;
}

#endif
