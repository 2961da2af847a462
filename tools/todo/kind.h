/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * kind - the kinds of sources: how to get their text, how to read it
 *
 * A kind is a row of the table in kind.c, and its functions stand in a file
 * of their own; nothing else knows them by name.
 */
#ifndef TODO_KIND_H
#define TODO_KIND_H

#include "base/err.h"
#include "base/lock.h"
#include "base/process.h"
#include "todo/item.h"
#include "todo/source.h"

/* Between the pages of an answer that came in several. */
#define TODO_PAGE_BREAK	'\f'

#define TODO_STARTS_MAX	3	/* of the program that fetches a source */

/* The text of @source becomes items, as in todo/parse.h. */
typedef int todo_kind_parse(struct arena *a, struct span text,
			    const struct todo_source *source,
			    struct todo_items *items, struct err *e);

/*
 * What another program fetches: git, say. A source for which .is_for() says
 * so is remote; .begin() starts the program for it, and .end(), called when
 * the program has ended with @said on its output, gives the text, in @a. @how
 * is 0 at first; where .end() fails and changes it, the program is started once
 * more, up to TODO_STARTS_MAX times in all. What .begin() adds to @locks is
 * locked until all programs have ended; it may wait for that before it has
 * started one.
 */
struct todo_fetcher {
	bool (*is_for)(const char *place);
	int (*begin)(struct arena *a, const struct todo_source *source,
		     unsigned int how, struct lock_folders *locks,
		     struct process *p, struct err *e);
	int (*end)(struct arena *a, const struct todo_source *source,
		   int status, struct span said, unsigned int *how,
		   struct span *text, struct err *e);
};

struct todo_kind {
	const char *name;
	const char *about;	/* its place, for the list of kinds */

	/* Over http: the address to ask, in @a, and what must come. */
	const char *(*url)(struct arena *a, const char *place);
	const char *(*method)(const char *place);	/* NULL: GET */
	const char *type;	/* media type; NULL: text that is no web page */
	bool in_flight;		/* tells who works on it, not what to do */
	bool may_be_empty;	/* by 404 the server says "nothing found" */
	bool has_pages;		/* .parse knows what lies between them */

	/* On this machine: the text, in @a. */
	int (*read)(struct arena *a, const struct todo_source *source,
		    struct span *text, struct err *e);

	const struct todo_fetcher *fetcher;

	todo_kind_parse *parse;
};

/* NULL where there is no such kind. */
const struct todo_kind *todo_kind_find(struct span name);

/* One after the other; NULL ends. */
const struct todo_kind *todo_kind_at(size_t i);

/* Does its text come from elsewhere, and is a copy of it kept? */
static inline bool todo_source_is_fetched(const struct todo_source *s)
{
	return s->kind->fetcher && s->kind->fetcher->is_for(s->place);
}

/* Is a server asked for it? */
static inline bool todo_source_is_remote(const struct todo_source *s)
{
	return s->kind->url || todo_source_is_fetched(s);
}

/* What the kinds bring. The texts are described where they are parsed. */
int todo_read_shipped(struct arena *a, const struct todo_source *source,
		      struct span *text, struct err *e) MUST_CHECK;
int todo_read_file(struct arena *a, const struct todo_source *source,
		   struct span *text, struct err *e) MUST_CHECK;
int todo_read_git(struct arena *a, const struct todo_source *source,
		  struct span *text, struct err *e) MUST_CHECK;
extern const struct todo_fetcher todo_git_fetcher;
int todo_read_drift(struct arena *a, const struct todo_source *source,
		    struct span *text, struct err *e) MUST_CHECK;
int todo_read_plugins(struct arena *a, const struct todo_source *source,
		      struct span *text, struct err *e) MUST_CHECK;

/*
 * The address to ask for what a source's place names, in @a, and the method,
 * NULL for GET: .url and .method of the kinds.
 */
const char *todo_url_bugzilla(struct arena *a, const char *place);
const char *todo_url_patchwork(struct arena *a, const char *place);
const char *todo_url_inbox(struct arena *a, const char *place);
const char *todo_url_mbox(struct arena *a, const char *place);
const char *todo_method_mbox(const char *place);
const char *todo_url_cvsweb(struct arena *a, const char *place);

todo_kind_parse todo_parse_list, todo_parse_bugzilla, todo_parse_bugs_csv;
todo_kind_parse todo_parse_bugs_xml, todo_parse_patchwork, todo_parse_atom;
todo_kind_parse todo_parse_mbox;

#endif
