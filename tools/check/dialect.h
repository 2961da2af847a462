/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * dialect - where checkpatch.pl looks, and where it points
 *
 * It reads a mail as a list of lines. So it takes a Cc: in the notes or in a
 * line of context for a trailer, and what concerns the mail as a whole it
 * says when it is through, at the last line. A rule that agrees with it does
 * so in its dialect only, by these functions.
 */
#ifndef CHECK_DIALECT_H
#define CHECK_DIALECT_H

#include "check/rule.h"

struct line_list {
	VEC(struct line) list;
};

static inline bool speaks_checkpatch(const struct report *to)
{
	return report_profile(to) == PROFILE_CHECKPATCH;
}

/* The lines where a trailer can be: the log; or all behind the headers. */
void dialect_trailer_lines(struct report *to, const struct patch *p,
			   struct line_list *out);

/* Where a finding about the whole mail goes: to @at; or to the last line. */
struct span dialect_whole(const struct report *to, const struct patch *p,
			  struct span at);

#endif
