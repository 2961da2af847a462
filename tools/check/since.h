/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * since - what nfkit check --new-since remembers from one run to the next
 *
 * A small file: for each epoch of the archive its number and the last commit
 * that was looked at, and checks that wait for Patchwork:
 *
 *	# comment
 *	0 0123456789abcdef0123456789abcdef01234567
 *	wait 2 some-id@example.org warning 0 errors, 1 warning, 0 notes
 *
 * The last is one for which Patchwork had no patch, two times: it is posted
 * again with the next run that posts, and goes when it was taken or has been
 * tried PATCHWORK_RUNS_MAX times.
 */
#ifndef CHECK_SINCE_H
#define CHECK_SINCE_H

#include "check/patchwork_check.h"
#include "git/inbox.h"

#define SINCE_MAX	(1UL << 20)	/* bytes of the file */

struct since {
	struct inbox_marks marks;	/* the last that was seen */
	struct patchwork_waits waiting;
};

/* What the file says, in @a. ERR_SYNTAX with the line that is none of it. */
int since_read(struct arena *a, const char *file, struct since *out,
	       struct err *e) MUST_CHECK;

/* Write it anew, as a whole or not at all. */
int since_write(const char *file, const struct since *state,
		struct err *e) MUST_CHECK;

/*
 * Add to @old, in @a, those of @heads whose epoch it lacks and has a later one
 * of: such an epoch ended before that, and was cloned since.
 */
void since_pass_older(struct arena *a, struct since *old,
		      const struct inbox_marks *heads);

/*
 * Add to @now, in @a, the marks of @old whose epoch it lacks: one that is not
 * in this clone today was seen all the same.
 */
void since_keep_others(struct arena *a, const struct since *old,
		       struct since *now);

#endif
