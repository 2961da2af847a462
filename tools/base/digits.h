/* SPDX-License-Identifier: GPL-2.0-only */
/* digits - how many columns a number takes */
#ifndef BASE_DIGITS_H
#define BASE_DIGITS_H

#include <stddef.h>

/* In decimal: 1 of 0, 3 of 100. */
static inline size_t digits_of(size_t n)
{
	size_t digits = 1;

	while (n /= 10)
		digits++;
	return digits;
}

#endif
