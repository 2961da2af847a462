/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * progress - a bar for what takes longer than a breath
 *
 * It is drawn on a terminal only, and at most ten times a second, so that one
 * may step as often as one likes. The cursor stays at the start of the line:
 * whatever is printed next, by whom ever, overwrites the bar.
 */
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include "base/term.h"

struct progress {
	const struct term *talk;	/* of standard error */
	const char *what;		/* "reading the archive" */
	unsigned long drawn;		/* when, by clock_ms(); 0: never */
};

/* No bar where @talk is no terminal, or TERM is "dumb". */
void progress_begin(struct progress *p, const struct term *talk,
		    const char *what);

/* So many of so many are done; @total 0 where nobody knows, or both are. */
void progress_step(struct progress *p, size_t done, size_t total);

/* Wipe the bar, so that something else can be printed; it may go on then. */
void progress_hide(struct progress *p);

/* Wipe it for good. A signal that ends the program wipes it too. */
void progress_end(struct progress *p);

/* Append one: "reading  41% [########            ]", of @width columns. */
void progress_draw(struct buf *to, const char *what, size_t done, size_t total,
		   unsigned int width);

#endif
