/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * ctoken_begin - what a hunk begins in the middle of
 *
 * The lines above a hunk are not known, so this is a judgement from those in
 * it. Only ctoken.c and ctoken_line.c include this.
 */
#ifndef MODEL_CTOKEN_BEGIN_H
#define MODEL_CTOKEN_BEGIN_H

#include "model/ctoken.h"

/* The line at or behind index *@i that is on this side, or NULL; *@i moves. */
const struct diff_line *ctoken_next_line(const struct hunk *h,
					 enum diff_side side, size_t *i);

/*
 * @line without the white space at its end and without the backslash there,
 * if it has one that joins it to the next line.
 */
struct span ctoken_line_text(const struct diff_line *line, bool *is_joined);

/* Bytes up to the closing @quote and with it, or SIZE_MAX. */
size_t ctoken_quoted(struct span behind_quote, char quote);

/* Does the side begin inside of one, as far as its lines tell? */
bool ctoken_begins_in_comment(const struct hunk *h, enum diff_side side);
bool ctoken_begins_in_string(const struct hunk *h, enum diff_side side);
bool ctoken_begins_in_macro(const struct hunk *h, enum diff_side side);

#endif
