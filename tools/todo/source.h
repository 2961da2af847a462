/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * source - the places where it is written what there is to do
 *
 * A source has a name, a kind (see todo/kind.h) and a place. Those that nfkit
 * knows are the files todo/NAME.todo of its source tree, which are shipped
 * with it, and the lines of todo/sources; git's configuration has those that
 * the user added or hid:
 *
 *	[nfkit-todo "NAME"]
 *		kind = bugzilla
 *		place = https://bugzilla.example.org/
 *
 * The kind "none" hides the source of that name.
 */
#ifndef TODO_SOURCE_H
#define TODO_SOURCE_H

#include "base/err.h"
#include "base/vec.h"

struct todo_kind;

#define TODO_NAME_MAX	40	/* bytes of a name: a-z, 0-9 and '-' */

struct todo_source {
	const char *name;	/* what the command line calls it */
	const struct todo_kind *kind;
	const char *place;	/* where it is: a path or an address */
};

struct todo_sources {
	VEC(struct todo_source) list;
};

/*
 * All that are known: the shipped lists by name, then the others. ERR_SYNTAX
 * where git's configuration has a kind that does not exist, or no place.
 */
int todo_sources_known(struct arena *a, struct todo_sources *to,
		       struct err *e) MUST_CHECK;

/*
 * Add to @to what the command line calls @name: a known source, KIND:PLACE, an
 * http address of a list, or a file; "-" is the standard input. ERR_NOENT with
 * the near name where it is none of these.
 */
int todo_sources_add(struct arena *a, const struct todo_sources *known,
		     const char *name, struct todo_sources *to,
		     struct err *e) MUST_CHECK;

/*
 * Write a source to git's global configuration, or what hides or removes one.
 * ERR_USAGE for a name that is none, or a kind that takes no place like that. A
 * file or folder is stored by its absolute name. ERR_EXISTS where a source that
 * was to be removed stands in another file of git's configuration, too. One that
 * comes with nfkit is @is_hidden then: its section says so.
 */
int todo_sources_store(struct arena *a, const char *name, const char *kind,
		       const char *place, struct err *e) MUST_CHECK;
int todo_sources_remove(struct arena *a, const char *name, bool *is_hidden,
			struct err *e) MUST_CHECK;

#endif
