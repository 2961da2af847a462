/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * b4_prep - a series that is kept by b4 prep
 *
 * b4 keeps its cover letter and what it knows of the series in the description
 * of the branch and in branch.NAME.b4-tracking, or in an empty commit at either
 * end of the branch (b4.prep-cover-strategy). A JSON object says which version
 * it is, and what stands in the brackets; To: and Cc: lines at the end of the
 * letter say who gets the series.
 */
#ifndef SEND_B4_PREP_H
#define SEND_B4_PREP_H

#include "base/opt.h"
#include "git/range.h"

struct b4_prep {
	struct span cover;	/* with its subject; empty: no series of b4 */
	unsigned int version;	/* 0: it does not say */
	const char *prefix;	/* words behind PATCH; NULL: it does not say */
	struct span change_id;	/* that b4 finds all versions by */
	struct opt_list to, cc;
};

/* Is this the message of b4's empty commit? */
bool b4_prep_is_cover(struct span message);

/*
 * What b4 keeps of the branch that HEAD is on, whose commits are @range. All
 * empty where it keeps nothing. ERR_USAGE where its letter is not written yet,
 * ERR_SYNTAX where what it keeps is damaged.
 */
int b4_prep_read(struct repo *repo, struct arena *a, const struct range *range,
		 struct b4_prep *out, struct err *e) MUST_CHECK;

#endif
