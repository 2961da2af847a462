/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * wide - lines that are too wide, by what makes them so
 *
 * A line that nobody could break, or that one should not, is not too wide: a
 * string with nothing behind it, the last string of a message, an URL.
 */
#ifndef CHECK_WIDE_H
#define CHECK_WIDE_H

#include "check/rule.h"

enum wide {
	WIDE_FINE,
	WIDE_CODE,
	WIDE_STRING,	/* the last thing in it is a string that begins in time */
	WIDE_COMMENT,	/* the same of a comment */
};

/*
 * Report the added lines that are wide because of @what: beyond 100 columns
 * at the rule's severity, and in the netfilter profile beyond 80 as a note.
 */
void report_wide(struct report *to, const struct ctokens *new_side,
		 enum wide what);

#endif
