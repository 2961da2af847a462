/* SPDX-License-Identifier: GPL-2.0-only */
/* query - which items somebody wants to see; case never matters */
#ifndef TODO_QUERY_H
#define TODO_QUERY_H

#include "base/err.h"
#include "base/opt.h"
#include "todo/item.h"

#define TODO_ANY_STATE	(-1)
#define TODO_AGE_OLD	(-1)	/* before the last year */

/* What is NULL or empty asks for nothing. */
struct todo_query {
	int state;			/* enum todo_state, or any */
	const char *area;		/* this one, or the part before a '/' */
	const char *owner;		/* part of the owner's name or address */
	bool free;			/* nobody works on it */
	int days;			/* changed since, or TODO_AGE_OLD */
	int64_t today;			/* day 0 is 1970-01-01 */
	struct opt_list words;		/* each is somewhere in the item */
};

/* The items of a query, in the order of the lists. */
struct todo_hits {
	VEC(const struct todo_item *) list;
};

/* Is the item one of those that are asked for? */
bool todo_query_matches(const struct todo_query *q,
			const struct todo_item *item);

/*
 * Add what matches to @hits. An area that no item has is ERR_USAGE and names
 * the near one; that nothing matches is no error.
 */
int todo_query_run(struct arena *a, const struct todo_query *q,
		   const struct todo_items *items, struct todo_hits *hits,
		   struct err *e) MUST_CHECK;

#endif
