/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * range - which commits a person means
 */
#ifndef GIT_RANGE_H
#define GIT_RANGE_H

#include "base/vec.h"
#include "git/repo.h"

#define RANGE_MAX	20000	/* commits */

/* What nfkit takes where no range is given: what the upstream branch lacks. */
#define RANGE_UNSENT	"@{upstream}..HEAD"

struct range_commit {
	char id[41];		/* hex */
};

struct range {
	struct repo *repo;	/* borrowed */
	struct span prefix;	/* of the subject: format.subjectPrefix */
	VEC(struct range_commit) commits;	/* oldest first, no merges */
};

/*
 * The commits of @spec: of a revision ("HEAD~2") that one, of a range
 * ("main..topic", "A...B", "^A") all in it. ERR_NOENT where git knows no such
 * name, ERR_LIMIT for more than RANGE_MAX commits. A range may be empty.
 */
int range_resolve(struct repo *repo, struct arena *a, const char *spec,
		  struct range *out, struct err *e) MUST_CHECK;

/*
 * The name of the first commit's parent, 40 hex digits, in @a; empty where it
 * has none.
 */
struct span range_parent(const struct range *range, struct arena *a);

#endif
