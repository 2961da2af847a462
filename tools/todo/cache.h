/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * cache - what servers answered, kept for the next time
 *
 * Each remote source has a file in $XDG_CACHE_HOME/nfkit/todo (or ~/.cache),
 * named after the source and a hash of its place: a few lines of head, an
 * empty line, the items (see todo/packed.h) if this version of nfkit packed
 * them, and the text as it came. It is replaced whole or not at all.
 * Its time of modification is that of the last request; a second file, with
 * the suffix ".trouble", says what went wrong with a later one.
 */
#ifndef TODO_CACHE_H
#define TODO_CACHE_H

#include "base/err.h"
#include "todo/source.h"

struct todo_copy {
	bool exists;
	struct span text;
	struct span packed;		/* what the text says; .p NULL: not there */
	const char *etag, *modified;	/* of the server; NULL: none */
	int64_t fetched;	/* when the text was right, seconds (UTC) */
	int64_t asked;		/* when the server was last asked; 0: never */
	const char *trouble;	/* of that last request; NULL: none */
};

/*
 * What is there of this source; a file that is damaged counts as none. All
 * zero where there is no folder for caches.
 */
void todo_cache_read(struct arena *a, const struct todo_source *source,
		     struct todo_copy *out);

/* Keep a new text: its .text, .packed, .etag, .modified and .fetched. */
int todo_cache_write(struct arena *a, const struct todo_source *source,
		     const struct todo_copy *copy, struct err *e) MUST_CHECK;

/* The server says that the text has not changed. */
void todo_cache_confirm(struct arena *a, const struct todo_source *source);

/* The request failed; what is there of the text stays. */
void todo_cache_trouble(struct arena *a, const struct todo_source *source,
			const char *message);

#endif
