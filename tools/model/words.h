/* SPDX-License-Identifier: GPL-2.0-only */
/* words - find words, numbers and commit ids in a line of prose */
#ifndef MODEL_WORDS_H
#define MODEL_WORDS_H

#include "base/span.h"

/* How many bytes at the start of @s are letters, digits or underscores. */
size_t word_len(struct span s);

/* How many are hexadecimal digits, of any case. */
size_t hex_len(struct span s);

/*
 * Offset of @word in @s, any case, with no letter, digit or underscore on
 * either side of it; SIZE_MAX where it is not.
 */
size_t word_find(struct span s, struct span word);

/*
 * Behind an opening parenthesis at the start of @s: how many bytes there are
 * up to and with the one that closes it. 0 where nothing does.
 */
size_t parens_len(struct span s);

#endif
