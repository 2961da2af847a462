/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * spelling - common misspellings, and what was meant
 *
 * The list is check/spelling.txt; tools/spelling.sh makes a table of it.
 */
#ifndef CHECK_SPELLING_H
#define CHECK_SPELLING_H

#include "base/span.h"

#define SPELLING_BUCKETS	8191
#define SPELLING_MAX		31	/* bytes of a word */

#define SPELLING_OURS		1
#define SPELLING_CHECKPATCH	2	/* checkpatch.pl of Linux 6.12 */

struct misspelling {
	const char *wrong, *right;	/* lower case */
	unsigned char who;		/* takes it for one: SPELLING_ bits */
};

/* In the order of their hash; bucket i begins at row spelling_first[i]. */
extern const struct misspelling spelling_table[];
extern const unsigned short spelling_first[SPELLING_BUCKETS + 1];

/* The row of this word in any case, or NULL. */
const struct misspelling *spelling_find(struct span word);

/*
 * The next misspelt word at or behind offset *@at of @text, which moves behind
 * it, or NULL. A word is parted from others by what is no letter, digit,
 * underscore, dash or quote, as checkpatch.pl has it.
 */
const struct misspelling *spelling_next(struct span text, size_t *at,
					struct span *word);

#endif
