/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * apply - does the diff of a file fit a text, and what comes of it
 *
 * As git apply takes it: the old side of a hunk must be there line by line,
 * at the place that its header says or, where lines came or went above it,
 * somewhere else behind the hunk before. Where it is not, the context at both
 * ends may give way, as patch(1) lets it ("fuzz"); git does not.
 *
 * Sources: git-apply(1), patch(1).
 */
#ifndef MODEL_APPLY_H
#define MODEL_APPLY_H

#include "model/diff.h"

#define APPLY_FUZZ	2	/* lines of context at each end */
#define APPLY_STEPS	20000000 /* lines to compare: enough for a series */

/* A text, cut into lines. */
struct apply_text {
	VEC(struct span) lines;
};

enum apply_kind {
	APPLY_FITS,
	APPLY_MOVED,	/* by .offset lines */
	APPLY_FUZZY,	/* only without .fuzz lines of context */
	APPLY_FAILS,
};

/* What became of a hunk. */
struct apply_hunk {
	enum apply_kind kind;
	long offset;		/* lines that it fits below where it says */
	unsigned int fuzz;
	/* Of the last two: the first line that differs at that place. */
	const struct diff_line *want;
	unsigned int line;	/* of the text, from 1 */
	struct span have;	/* empty p: the text ends before */
};

/* The lines of @bytes, which are borrowed; the list of them is in @a. */
void apply_text_of(struct arena *a, struct span bytes, struct apply_text *out);

/*
 * Apply all hunks of @f to @old. *@hunks gets what became of each; @out is the
 * new text, without the hunks that failed. Lines are those of @old and @f.
 * Each line that is compared takes one of *@steps; when there are none left,
 * hunks are looked for only where they say that they are. True where none
 * failed or was fuzzy.
 */
bool apply_file(struct arena *a, const struct apply_text *old,
		const struct file_diff *f, size_t *steps,
		struct apply_text *out, struct apply_hunk **hunks);

#endif
