/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * read - the items of all sources that somebody wants to see
 *
 * Servers are asked side by side, and each at most once in TODO_POLITE_SECONDS
 * unless the user insists; an answer that has not changed is not sent again.
 * A server that is down, or answers nonsense, never hides another: what was
 * kept of its last good answer is used, with a note that says how old it is.
 */
#ifndef TODO_READ_H
#define TODO_READ_H

#include "base/err.h"
#include "base/progress.h"
#include "todo/item.h"
#include "todo/source.h"

#define TODO_POLITE_SECONDS	3600
#define TODO_PAGES_MAX		20	/* of one answer */

enum todo_asking {
	TODO_ASK_POLITELY,
	TODO_ASK_NOW,		/* --refresh */
	TODO_ASK_NOBODY,	/* --offline */
};

struct todo_manner {
	enum todo_asking asking;
	bool wants_all;		/* a source that was never asked is missed */
	const char *ca_file;	/* for http_open() */
	struct progress *bar;	/* of servers that have answered; or NULL */
};

struct todo_note {
	const char *text;	/* a line for people */
};

struct todo_reading {
	struct todo_items items;
	VEC(struct todo_note) notes;
	bool is_stale;		/* a source is missing or older than it should be */
};

/*
 * What is wrong with one of several sources is a note; an error is what leaves
 * nothing to show, and ERR_STOPPED.
 */
int todo_read(struct arena *a, const struct todo_sources *sources,
	      const struct todo_manner *manner, struct todo_reading *out,
	      struct err *e) MUST_CHECK;

/*
 * The same of one source, a server's answer: its text as it came. Of @notes,
 * the items stay empty.
 */
int todo_read_text(struct arena *a, const struct todo_source *source,
		   const struct todo_manner *manner,
		   struct todo_reading *notes, struct span *text,
		   struct err *e) MUST_CHECK;

/*
 * "12 items, asked 3 hours ago", or what is wrong with the source, in @a; no
 * server is asked. Untrusted: it may quote what was read.
 */
const char *todo_source_state(struct arena *a, const struct todo_source *s);

/* "3 hours", "1 day": how long ago @then was. */
const char *todo_age(struct arena *a, int64_t then, int64_t now);

#endif
