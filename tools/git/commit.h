/* SPDX-License-Identifier: GPL-2.0-only */
/* commit - put files of the working tree into a commit */
#ifndef GIT_COMMIT_H
#define GIT_COMMIT_H

#include "git/repo.h"

struct commit_file {
	const char *path;	/* in the working tree, no "./" */
};

/*
 * Commit these files, as they lie on the disk, on top of HEAD, with
 * author, committer and their dates as git has them (git/who.h). Other changes
 * in the index stay there, and out of the commit. With @sign_off the message
 * gets the committer's Signed-off-by.
 *
 * Where the disk fills up, the files are staged at most; HEAD has not moved.
 * ERR_USAGE where one of the two has no name or address, or a date is none;
 * nothing is changed then.
 */
int repo_commit(struct repo *repo, struct arena *a,
		const struct commit_file *files, size_t n,
		const char *message, bool sign_off, struct err *e) MUST_CHECK;

/*
 * Before the files are made: would repo_commit() make what git commit would?
 * ERR_USAGE where it has no author, committer or date, where commits are to be
 * signed, or where a pre-commit or commit-msg hook is there that is none of
 * nfkit's own; ERR_EXISTS where git's lock is on the index or the branch. @repo
 * is NULL where there will be one.
 */
int repo_check_commit(struct repo *repo, struct arena *a,
		      struct err *e) MUST_CHECK;

#endif
