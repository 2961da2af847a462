/* SPDX-License-Identifier: GPL-2.0-only */
/* entry - what the parsers of servers' answers share */
#ifndef TODO_ENTRY_H
#define TODO_ENTRY_H

#include "todo/parse.h"
#include "todo/source.h"

#define TODO_ANSWER_ITEMS	20000	/* of one source */

/* A new item of the list @name; NULL with ERR_LIMIT where there are too many. */
struct todo_item *todo_entry_add(struct arena *a, struct todo_items *items,
				 const char *name, struct err *e) MUST_CHECK;

/* What Bugzilla says of a bug, whatever the format. */
struct todo_bug {
	struct span id, product, component, status, summary;
	struct span assignee;		/* a person, only where one was given */
	struct span changed;		/* begins with YYYY-MM-DD */
};

/*
 * Make an item of it. UNCONFIRMED is unsure, RESOLVED and VERIFIED and CLOSED
 * are done, all else is open; the assignee is an owner where the status says
 * that he began (ASSIGNED, IN_PROGRESS). ERR_SYNTAX for an id that is no
 * number.
 */
int todo_entry_add_bug(struct arena *a, struct todo_items *items,
		       const struct todo_source *source,
		       const struct todo_bug *bug, struct err *e) MUST_CHECK;

/* A copy in one line, blanks joined. */
struct span todo_entry_line(struct arena *a, struct span text);

/* "Nora <nora@example.org>", or what of it is there. */
struct span todo_entry_person(struct arena *a, struct span name,
			      struct span mail);

/* "2026-01-02" of "2026-01-02T03:04:05Z"; empty where it is none. */
struct span todo_entry_day(struct arena *a, struct span date);

/* "mail-1234abcd", which can be typed: base/hash.h of the Message-ID. */
struct span todo_entry_mail_id(struct arena *a, struct span mid);

/*
 * Where @part begins behind a '/' of the path of @url: "rest/" is none of
 * https://bugs.forrest/. SIZE_MAX where it is not there.
 */
size_t todo_entry_find(struct span url, struct span part);

/* The place without its query, and with a '/' at its end; then the query. */
const char *todo_entry_split(struct arena *a, const char *place,
			     const char **query);

#endif
