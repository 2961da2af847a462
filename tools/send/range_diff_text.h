/* SPDX-License-Identifier: GPL-2.0-only */
/* range_diff_text - a patch as git range-diff compares it, for range_diff.c */
#ifndef SEND_RANGE_DIFF_TEXT_H
#define SEND_RANGE_DIFF_TEXT_H

#include "model/change.h"

struct range_diff_text {
	struct span text;	/* author, log, notes and diff */
	struct span diff;	/* the last part of it; of no diff all of it */
	size_t lines;		/* of the diff */
};

/* In @a. ERR_LIMIT where it has more than LIMIT_MAIL bytes. */
int range_diff_text_make(struct arena *a, const struct change *c,
			 struct range_diff_text *out,
			 struct err *e) MUST_CHECK;

#endif
