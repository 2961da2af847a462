/* SPDX-License-Identifier: GPL-2.0-only */
/* todo - what the files of "nfkit todo" share */
#ifndef CMD_TODO_H
#define CMD_TODO_H

#include "cmd/command.h"
#include "todo/query.h"
#include "todo/read.h"

/* In git config: a clone of the list's public-inbox. */
#define TODO_ARCHIVE_SETTING	"nfkit.archive"

/* What it says, "" where it is not set. */
const char *todo_archive(struct arena *a);

struct todo_params {
	struct opt_list sources;
	bool offline, refresh;
	int state;
	const char *area;
	const char *owner;
	int age;
	bool free;
	int format;
};

#define TODO_ASKING_OPTIONS						\
	{ 0, "offline", OPT_FLAG, offsetof(struct todo_params, offline), \
	  NULL, "ask no server, use the answers that were kept", NULL }, \
	{ 0, "refresh", OPT_FLAG, offsetof(struct todo_params, refresh), \
	  NULL, "ask the servers even if asked within the last hour", \
	  NULL }
#define TODO_FORMAT_OPTION						\
	{ 0, "format", OPT_CHOICE, offsetof(struct todo_params, format),	\
	  "FORMAT", "table (default), plain (separated by tabs) or json", \
	  todo_formats }
#define TODO_SOURCE_OPTION						\
	{ 0, "source", OPT_LIST, offsetof(struct todo_params, sources),	\
	  "SOURCE",							\
	  "this source: a name, a URL, a file, KIND:PLACE or -", NULL }

/* How the options and NFKIT_OFFLINE want servers to be asked. */
int todo_asking(const struct todo_params *p, enum todo_asking *out,
		struct err *e) MUST_CHECK;

/*
 * todo_read() and todo_read_text(), with a bar while servers are asked; with
 * @wants_all, one that was never asked is missed.
 */
int todo_read_these(const struct invocation *inv,
		    const struct todo_sources *sources,
		    enum todo_asking asking, bool wants_all,
		    struct todo_reading *out, struct err *e) MUST_CHECK;
int todo_read_its_text(const struct invocation *inv,
		       const struct todo_source *source,
		       enum todo_asking asking, struct todo_reading *notes,
		       struct span *text, struct err *e) MUST_CHECK;

/*
 * Read the sources that @p names; without a name, all whose kind is in flight
 * or not, as @in_flight says. Notes of trouble go to standard error.
 */
int todo_read_asked(const struct invocation *inv, const struct todo_params *p,
		    bool in_flight, struct todo_reading *out,
		    struct err *e) MUST_CHECK;

/*
 * Add the items of this ID to @hits: more than one where several lists use it.
 * ERR_NOENT with the near one where there is none.
 */
int todo_pick(struct arena *a, const struct todo_items *items, const char *id,
	      struct todo_hits *hits, struct err *e) MUST_CHECK;

/* Say all the notes of a reading. */
void todo_tell_notes(const struct invocation *inv,
		     const struct todo_reading *got);

extern const struct command todo_cmd_sources, todo_cmd_prior;
extern const struct command todo_cmd_flight, todo_cmd_claim;

#endif
