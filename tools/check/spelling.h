/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * spelling - common misspellings, and what was meant
 *
 * The list is check/spelling.txt; tools/spelling.sh makes a table of it.
 */
#ifndef CHECK_SPELLING_H
#define CHECK_SPELLING_H

#include "base/arena.h"
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
 * The next word at or behind offset *@at of @text, which moves behind it. It
 * is parted from others by what is no letter, digit, underscore, dash or
 * quote, as checkpatch.pl has it. False at the end.
 */
bool spelling_next_word(struct span text, size_t *at, struct span *word);

/* Another list than the built-in one. */
struct spelling_list;

/*
 * Read the kernel's scripts/spelling.txt: lines of WRONG||RIGHT, and comments
 * that begin with "#". Lines that are neither are skipped. In @a.
 */
const struct spelling_list *spelling_read(struct arena *a, struct span text);

/* The row of this word in any case, or NULL. */
const struct misspelling *spelling_list_find(const struct spelling_list *list,
					     struct span word);

#endif
