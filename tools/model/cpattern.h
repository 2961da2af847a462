/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * cpattern - look for a piece of C by an example of it
 *
 * A pattern is tokens with a blank between them: "memcpy ( $a , $b , 6 )".
 * "$" and a letter stands for an expression, of at least one token and with
 * its brackets closed, up to where the pattern's next token fits; the same
 * letter again stands for the same tokens. "..." is what is left up to the
 * bracket that closes, or up to the semicolon.
 */
#ifndef MODEL_CPATTERN_H
#define MODEL_CPATTERN_H

#include "model/cread.h"

/* Tokens that one "$" can stand for, so that a search is linear. */
#define CPATTERN_MAX	64

/*
 * True where the tokens at the cursor are the pattern's; the cursor is then
 * behind them.
 */
bool cpattern_skip(struct cread *c, const char *pattern);

#endif
