/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * item - what there is to do, whatever list says so
 *
 * The spans point into the text of the list or into the arena; they are empty
 * where the list does not say. Nothing in them is escaped.
 */
#ifndef TODO_ITEM_H
#define TODO_ITEM_H

#include "base/vec.h"

enum todo_state {
	TODO_OPEN,
	TODO_DONE,
	TODO_UNSURE,	/* perhaps as wanted: ask before you begin */
};

struct todo_item {
	struct span id;		/* a-z, 0-9 and '-': once in its list */
	struct span area;	/* "iptables/man", or the list's section */
	enum todo_state state;
	struct span owner;	/* who works on it */
	struct span source;	/* where one can see that it is so */
	struct span date;	/* YYYY-MM-DD */
	struct span title;	/* one line */
	struct span body;	/* more lines: see todo/README.md */
	const char *list;	/* the name of the list */
	unsigned int line;	/* in that list */
};

struct todo_items {
	VEC(struct todo_item) list;
};

/* "open", "done" or "unsure". */
const char *todo_state_name(enum todo_state state);
/* False where @name is none of them. */
bool todo_state_find(struct span name, enum todo_state *state);

#endif
