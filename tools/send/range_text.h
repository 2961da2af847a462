/* SPDX-License-Identifier: GPL-2.0-only */
/* range_text - a patch as git range-diff compares it, for range_diff.c */
#ifndef SEND_RANGE_TEXT_H
#define SEND_RANGE_TEXT_H

#include "model/change.h"

struct range_text {
	struct span text;	/* author, log, notes and diff */
	struct span diff;	/* the last part of it; of no diff all of it */
	size_t lines;		/* of the diff */
};

int range_text_make(struct arena *a, const struct change *c,
		    struct range_text *out, struct err *e) MUST_CHECK;

#endif
