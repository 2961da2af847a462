/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * check_since - what has arrived in an archive since the last time
 *
 * What is remembered is check/since.h. It is written anew when all that is new
 * has been checked and what came of it has been handed on; where anything fails
 * it stays as it is, and the same mails are new again. Two at once with one
 * file go one after the other.
 */
#ifndef CMD_CHECK_SINCE_H
#define CMD_CHECK_SINCE_H

#include "cmd/check_post.h"
#include "cmd/check_run.h"

/*
 * Check what is new in the archive that run->names names, since @file was
 * written. Where it is not there, nothing is new: it is made. An empty one
 * makes all new. A history that was rewritten is ERR_NOENT. @post is what
 * run->also posts with; NULL: nothing is posted, and what waits goes on to
 * wait. Where it only shows what it would post, a file that is there stays as
 * it is.
 */
int check_since(const char *file, struct check_run *run,
		struct check_post *post, struct err *e) MUST_CHECK;

#endif
