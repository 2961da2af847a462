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
 */
#ifndef CMD_CHECK_SINCE_H
#define CMD_CHECK_SINCE_H

#include "cmd/check_run.h"

#define STATE_MAX	(1UL << 20)	/* bytes */

/*
 * Check what is new in the archive that run->names names, since @state. Where
 * that file is not there, nothing is new: it is made. An empty one makes all
 * new. A history that was rewritten is ERR_NOENT.
 */
int check_since(const char *state, struct check_run *run,
		struct err *e) MUST_CHECK;

#endif
