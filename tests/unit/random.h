/* SPDX-License-Identifier: GPL-2.0-only */
/* random - numbers that look like chance and are the same everywhere */
#ifndef UNIT_RANDOM_H
#define UNIT_RANDOM_H

#include <stdint.h>

/* The next one (xorshift32); *@seed must not be 0. */
static inline uint32_t next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

#endif
