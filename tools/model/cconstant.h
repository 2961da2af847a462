/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * cconstant - the numbers that a file of C gives names to
 *
 * A name is a macro without parameters or an enumerator. Its value is known
 * where it is a number, another such name, sizeof() of a type of fixed width
 * or of struct sock_filter, or two of these with an operator between them
 * (<<, *, /, +, -, |), in parentheses or not; a few well-known ones of the
 * kernel's other headers have theirs. Anything else has no value here:
 * nothing is guessed.
 */
#ifndef MODEL_CCONSTANT_H
#define MODEL_CCONSTANT_H

#include "model/ctoken.h"

/* The value of @name in the whole file; false where it is not known. */
bool cconstant_find(const struct ctokens *tokens, struct span name,
		    uint64_t *value);

/* The value of the tokens from index @first up to @end. */
bool cconstant_read(const struct ctokens *tokens, size_t first, size_t end,
		    uint64_t *value);

#endif
