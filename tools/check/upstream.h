/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * upstream - the tree that patches are for, as rules see it
 *
 * A rule asks report_upstream(), which is NULL where nobody has named a tree.
 * What answers is not the checker's business: cmd/ puts a git repository
 * behind it, and tests a table. The functions may be called from several
 * threads at once; what they give lives in the arena.
 */
#ifndef CHECK_UPSTREAM_H
#define CHECK_UPSTREAM_H

#include "base/arena.h"
#include "base/span.h"
#include "model/maintainers.h"

enum upstream_found {
	UPSTREAM_NONE,
	UPSTREAM_ONE,
	UPSTREAM_MANY,		/* the digits are too few */
	UPSTREAM_UNKNOWN,	/* its history is cut, or cannot be read */
};

struct upstream_commit {
	struct span id;		/* all digits */
	struct span title;
	bool is_ancestor;	/* it is part of the tree */
};

struct spelling_list;

struct upstream {
	const char *name;	/* as given, for messages */
	void *context;		/* for the two functions */
	const struct maintainers *maintainers;	/* NULL: it has no such file */
	const struct spelling_list *spelling;	/* the same */

	/* The commit whose id begins with these digits. */
	enum upstream_found (*commit)(void *context, struct arena *a,
				      struct span digits,
				      struct upstream_commit *out);

	/* The bytes of a file; false where there is none. */
	bool (*file)(void *context, struct arena *a, struct span path,
		     struct span *bytes);
};

#endif
