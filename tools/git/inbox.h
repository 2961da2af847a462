/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * inbox - the mails of a public-inbox repository
 *
 * In version 2 each commit holds one mail, the blob "m" of its tree; a commit
 * without it took a mail away. The commits are in the order of arrival. An
 * inbox is a folder of such repositories, git/0.git, git/1.git ..., the oldest
 * first; a single one, as git clone makes it, will do.
 *
 * Format: public-inbox-v2-format(5).
 */
#ifndef GIT_INBOX_H
#define GIT_INBOX_H

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"

struct inbox;

struct inbox_mail {
	struct span bytes;	/* in the arena of the caller */
	char id[41];		/* of the commit, hex */
};

/*
 * Open the inbox at @dir, or NULL where the folder is none. The caller closes
 * it. What libgit2 may map and cache is lowered for the whole process.
 */
struct inbox *inbox_open(const char *dir);

/* Close *@inbox, if it is open, and set it to NULL. */
void inbox_close(struct inbox **inbox);

/*
 * The next mail: 1, 0 at the end, -1 on error. A mail of more than LIMIT_MAIL
 * bytes is ERR_LIMIT.
 */
int inbox_next(struct inbox *inbox, struct arena *a, struct inbox_mail *out,
	       struct err *e) MUST_CHECK;

/* How many mails the repository names and lacks: it is a partial clone. */
size_t inbox_missing(const struct inbox *inbox);

#endif
