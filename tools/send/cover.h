/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * cover - the cover letter of a series, as the text that its author edits
 *
 * It is the description of the branch: the first line is the subject of the
 * mail 0/N, an empty line and the text follow.
 */
#ifndef SEND_COVER_H
#define SEND_COVER_H

#include "base/buf.h"
#include "git/range.h"

#define COVER_LISTED_MAX	100	/* commits that a draft names */

/*
 * Append the draft: the letter as it is, @old, which may be empty, and as
 * comments what it is for and which commits it is about.
 */
int cover_draft(struct arena *a, const struct range *commits, struct span old,
		struct buf *to, struct err *e) MUST_CHECK;

/*
 * The letter in an edited draft, in @a: without its comments, lines that begin
 * with "#", and without blanks at the ends of lines and empty lines at its own.
 */
struct span cover_read(struct arena *a, struct span draft);

#endif
