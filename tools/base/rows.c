// SPDX-License-Identifier: GPL-2.0-only
#include "base/rows.h"

#include "base/limits.h"

#define GAP	2	/* behind each cell */
#define NARROW	24	/* columns that a text has at least */
#define BELOW	4	/* of a text below its cells: more indented */

void rows_measure(struct rows *rows, const struct row *row)
{
	for (size_t i = 0; i < ROWS_CELLS; i++) {
		unsigned int n = term_columns(row->cells[i]);

		if (n > rows->widths[i])
			rows->widths[i] = n;
	}
}

static void add_narrow(const struct rows *rows, const struct row *row,
		       unsigned int width, struct buf *to)
{
	buf_add_chars(to, ' ', rows->indent);
	buf_add(to, row->cells[0]);
	for (size_t i = 1; i < ROWS_CELLS; i++) {
		if (row->cells[i].len)
			buf_add_chars(to, ' ', GAP);
		buf_add(to, row->cells[i]);
	}
	if (!row->text.len)
		return;
	buf_add_char(to, '\n');
	buf_add_chars(to, ' ', rows->indent + BELOW);
	term_add_wrapped(to, row->text, rows->indent + BELOW, width);
}

/* Blanks are due when something stands behind them. */
static void add_wide(const struct rows *rows, const struct row *row,
		     unsigned int total, const struct term *term,
		     struct buf *to)
{
	unsigned int due = rows->indent;

	for (size_t i = 0; i < ROWS_CELLS; i++) {
		if (row->cells[i].len) {
			buf_add_chars(to, ' ', due);
			due = 0;
		}
		buf_add(to, row->cells[i]);
		if (rows->widths[i])
			due += rows->widths[i] + GAP -
			       term_columns(row->cells[i]);
	}
	if (!row->text.len)
		return;
	buf_add_chars(to, ' ', due);
	if (term->width_known)
		term_add_wrapped(to, row->text, total, term->width);
	else
		buf_add(to, row->text);
}

void rows_add(const struct rows *rows, const struct row *row,
	      const struct term *term, struct buf *to)
{
	unsigned int total = rows->indent;

	for (size_t i = 0; i < ROWS_CELLS; i++)
		if (rows->widths[i])
			total += rows->widths[i] + GAP;
	if (term->width_known && term->width < total + NARROW)
		add_narrow(rows, row, term->width, to);
	else
		add_wide(rows, row, total, term, to);
	buf_add_char(to, '\n');
}

void rows_add_all(struct rows *rows, const struct row *list, size_t n,
		  const struct term *term, struct buf *to)
{
	for (size_t i = 0; i < n; i++)
		rows_measure(rows, &list[i]);
	for (size_t i = 0; i < n; i++)
		rows_add(rows, &list[i], term, to);
}

struct span rows_cell(struct arena *a, const char *text,
		      const struct term *term)
{
	CLEANUP_BUF struct buf b;

	buf_init(&b, LIMIT_TEXT);
	term_add_inline(&b, span_of(text), term->utf8);
	return span_of(arena_str(a, buf_span(&b)));
}
