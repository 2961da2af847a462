/* SPDX-License-Identifier: GPL-2.0-only */
/* pair_diff - a pair as git diff prints it, inside of git/ */
#ifndef GIT_PAIR_DIFF_H
#define GIT_PAIR_DIFF_H

#include "git/abbrev.h"
#include "git/pair.h"
#include "model/change.h"

struct pair_diff {
	struct repo *repo;
	struct arena *arena;	/* of the contents and of what comes out */
	const struct abbrev *abbrev;
	bool quote_high;	/* core.quotePath */
};

/*
 * @pair as a file of a change. What is a file before and, say, a link after is
 * a deletion and a creation in the text, but one file.
 */
int pair_diff(const struct pair_diff *d, struct pair *pair,
	      struct change_file *out, struct err *e) MUST_CHECK;

#endif
