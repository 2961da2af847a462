/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * check_since - what has arrived in an archive since the last time
 *
 * The state is a small file: for each epoch of the archive its number and the
 * last commit that was looked at. It is written anew, as a whole, when all
 * that is new has been checked and what came of it has been handed on; where
 * anything fails it stays as it is, and the same mails are new again.
 *
 *	# comment
 *	0 0123456789abcdef0123456789abcdef01234567
 *	wait 2 some-id@example.org warning 0 errors, 1 warning, 0 notes
 *
 * The last is an outcome for which Patchwork had no patch, two times: it is
 * posted again with the next run that posts, and goes when it was taken or has
 * been tried POST_RUNS_MAX times.
 */
#ifndef CMD_CHECK_SINCE_H
#define CMD_CHECK_SINCE_H

#include "cmd/check_post.h"
#include "cmd/check_run.h"

#define STATE_MAX	(1UL << 20)	/* bytes */

/*
 * Check what is new in the archive that run->names names, since @state. Where
 * that file is not there, nothing is new: it is made. An empty one makes all
 * new. A history that was rewritten is ERR_NOENT. @post is what run->also posts
 * with; NULL: nothing is posted, and what waits goes on to wait.
 */
int check_since(const char *state, struct check_run *run,
		struct check_post *post, struct err *e) MUST_CHECK;

#endif
