/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * rows - a list for people: cells in columns, and a text beside or below them
 *
 * The text is filled into lines where the width is known, as of a terminal, and
 * stands below the cells where there is little room beside them. Else each row
 * is one line, so that grep finds whole ones.
 */
#ifndef BASE_ROWS_H
#define BASE_ROWS_H

#include "base/arena.h"
#include "base/term.h"

#define ROWS_CELLS	2

struct row {
	struct span cells[ROWS_CELLS];	/* may be shown: see rows_cell() */
	struct span text;
};

struct rows {
	unsigned int indent;		/* columns in front of each row */
	unsigned int widths[ROWS_CELLS];	/* of the widest cells */
};

/* Make the columns as wide as @row needs. */
void rows_measure(struct rows *rows, const struct row *row);

/* Append a row with its \n. */
void rows_add(const struct rows *rows, const struct row *row,
	      const struct term *term, struct buf *to);

/* Measure the @n rows of a list and append them. */
void rows_add_all(struct rows *rows, const struct row *list, size_t n,
		  const struct term *term, struct buf *to);

/* @text, from anywhere, as term_add_inline() shows it. */
struct span rows_cell(struct arena *a, const char *text,
		      const struct term *term);

#endif
