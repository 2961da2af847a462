/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * snapshot - the files and the history of a commit, for many threads
 *
 * It is HEAD of the repository, or what another revision names, at the time
 * that it is opened; what lies in the working tree and is not committed is not
 * part of it.
 */
#ifndef GIT_SNAPSHOT_H
#define GIT_SNAPSHOT_H

#include "git/repo.h"

struct snapshot;

enum snapshot_found {
	SNAPSHOT_NONE,
	SNAPSHOT_ONE,
	SNAPSHOT_MANY,		/* the digits are too few */
	SNAPSHOT_UNKNOWN,	/* a shallow or partial clone lacks it, perhaps */
};

struct snapshot_commit {
	struct span id;		/* all 40 digits */
	struct span title;	/* the first line of its message */
	bool is_ancestor;	/* of the snapshot, or that commit itself */
};

/*
 * The commit @rev, as gitrevisions(7) names it, of the repository that @dir
 * lies in. The caller closes *@out.
 */
int snapshot_open(const char *dir, const char *rev, struct snapshot **out,
		  struct err *e) MUST_CHECK;

/* Close *@s, if it is open, and set it to NULL. */
void snapshot_close(struct snapshot **s);
#define CLEANUP_SNAPSHOT	__attribute__((cleanup(snapshot_close)))

/* The commit whose id begins with @digits, 4 to 40 of them, in @a. */
enum snapshot_found snapshot_commit(struct snapshot *s, struct arena *a,
				    struct span digits,
				    struct snapshot_commit *out);

/*
 * The bytes of the file @path, at most SNAPSHOT_FILE_MAX, in @a. False where
 * there is none, or it is too large.
 */
#define SNAPSHOT_FILE_MAX	(16UL << 20)
bool snapshot_file(struct snapshot *s, struct arena *a, struct span path,
		   struct span *bytes);

#endif
