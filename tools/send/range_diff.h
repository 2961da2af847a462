/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * range_diff - what changed from one version of a series to the next
 *
 * As git range-diff writes it (git-range-diff(1)). Each patch becomes a text:
 * its author, its log, its diff without line numbers. Patches with the same
 * diff belong together; of the others those that make the least difference in
 * sum, where a patch without a partner costs RANGE_DIFF_FACTOR percent of its
 * lines. What a pair differs in is shown as a diff of both texts.
 */
#ifndef SEND_RANGE_DIFF_H
#define SEND_RANGE_DIFF_H

#include "base/buf.h"
#include "base/progress.h"
#include "model/change.h"

#define RANGE_DIFF_FACTOR	60
#define RANGE_DIFF_MAX		200	/* patches of each version */

/* The patches of one version, oldest first. */
struct range_diff_side {
	const struct change *const *changes;
	size_t n;
};

/*
 * Append it; @bar, which may be NULL, tells how far the comparison is, which
 * takes seconds for a hundred patches. ERR_LIMIT for more patches. Merges and
 * commits that change nothing are no patches of a series.
 */
int range_diff(struct arena *a, const struct range_diff_side *old,
	       const struct range_diff_side *new, struct progress *bar,
	       struct buf *to, struct err *e) MUST_CHECK;

#endif
