/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * inbox - the mails of a public-inbox repository
 *
 * In version 2 each commit holds one mail, the blob "m" of its tree; a commit
 * without it took a mail away. The commits are in the order of arrival. An
 * inbox is a folder of such repositories, git/0.git, git/1.git ..., the oldest
 * first, of which some may not be there; all.git beside them, which public-inbox
 * makes, stands for them. A single one, as git clone makes it, will do. What
 * a shallow clone lacks counts as not there. An epoch may have no commit yet,
 * and a commit whose mail was purged has an empty tree.
 *
 * Format: public-inbox-v2-format(5).
 */
#ifndef GIT_INBOX_H
#define GIT_INBOX_H

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"
#include "base/vec.h"

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

/* How far one got: the last commit of an epoch. */
struct inbox_mark {
	unsigned int epoch;	/* its number; 0 for a single repository */
	char id[41];		/* hex */
	char start[41];		/* of a shallow clone: its first commit; else "" */
};

struct inbox_marks {
	VEC(struct inbox_mark) list;	/* by number */
};

/*
 * Leave out the mails up to and with these. To be called before the first
 * inbox_next(), which then is ERR_NOENT for a mark that is not in the history
 * of its epoch: that was rewritten, or is another archive. @marks is borrowed,
 * their .start is not looked at.
 */
void inbox_skip(struct inbox *inbox, const struct inbox_marks *marks);

/* Was that why inbox_next() failed? Other things may not be there either. */
bool inbox_was_rewritten(const struct inbox *inbox);

/*
 * The last commits of all epochs. Behind the last inbox_next() these are the
 * ones it went to, whatever has arrived meanwhile. @out is in @a.
 */
int inbox_marks(struct inbox *inbox, struct arena *a, struct inbox_marks *out,
		struct err *e) MUST_CHECK;

/* So many commits of so many in this epoch; the others are not counted. */
void inbox_progress(const struct inbox *inbox, size_t *done, size_t *total);

/* How many mails the repository names and lacks: it is a partial clone. */
size_t inbox_missing(const struct inbox *inbox);

#endif
