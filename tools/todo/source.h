/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * source - where a TODO list comes from
 *
 * A list is shipped with the kit, as a file todo/NAME.todo of its source
 * tree, or it is a file that somebody names.
 */
#ifndef TODO_SOURCE_H
#define TODO_SOURCE_H

#include "base/err.h"
#include "todo/item.h"

struct todo_source {
	const char *name;	/* what the command line calls it */
	const char *kind;	/* "shipped" or "file" */
	const char *place;	/* where the list is: a path */
};

struct todo_sources {
	VEC(struct todo_source) list;
};

/* Add all that are shipped, in the order of their names. */
void todo_sources_shipped(struct arena *a, struct todo_sources *to);

/* Add the shipped one of this name, or else the file; "-" is the standard input. */
void todo_sources_add(struct arena *a, const char *name,
		      struct todo_sources *to);

/* Read one; see todo_parse(). A file that is not there, a folder: an error. */
int todo_source_read(struct arena *a, const struct todo_source *source,
		     struct todo_items *items, struct err *e) MUST_CHECK;

/* Read all. */
int todo_sources_read(struct arena *a, const struct todo_sources *sources,
		      struct todo_items *items, struct err *e) MUST_CHECK;

#endif
