// SPDX-License-Identifier: GPL-2.0-only
/*
 * bugs_csv - bugs as Bugzilla's buglist.cgi?ctype=csv lists them
 *
 * CSV as in RFC 4180. The first line names the columns; those that are used
 * here are the raw names, which come without human=1.
 */
#include "base/buf.h"
#include "base/limits.h"
#include "todo/entry.h"
#include "todo/kind.h"

#define COLUMNS_MAX	200

struct row {
	VEC(struct span) cells;
};

struct table {
	struct arena *arena;
	const struct todo_source *source;
	struct span rest;
	unsigned int nr;	/* of the row, the head is 1 */
	struct row head;
};

/* What is between two '"', each '""' in it being one. */
static int read_quoted(struct table *t, struct span *cell, struct err *e)
{
	CLEANUP_BUF struct buf b;
	struct span piece;

	buf_init(&b, t->rest.len);
	while (span_next_until(&t->rest, '"', &piece)) {
		buf_add(&b, piece);
		if (!span_skip_char(&t->rest, '"')) {
			*cell = arena_copy(t->arena, buf_span(&b));
			return 0;
		}
		buf_add_char(&b, '"');
	}
	return err_set(e, ERR_SYNTAX,
		       "%s: row %u: a quoted cell does not end", t->source->name,
		       t->nr);
}

static void read_plain(struct table *t, struct span *cell)
{
	size_t n = 0;

	while (n < t->rest.len && t->rest.p[n] != ',' && t->rest.p[n] != '\n')
		n++;
	*cell = span_trim_right(span_first(t->rest, n));
	t->rest = span_from(t->rest, n);
}

static int read_cell(struct table *t, struct row *row, struct err *e)
{
	struct span *cell;

	if (row->cells.n == COLUMNS_MAX)
		return err_set(e, ERR_LIMIT, "%s: row %u: more than %d columns",
			       t->source->name, t->nr, COLUMNS_MAX);
	cell = VEC_ADD(t->arena, &row->cells);
	if (span_skip_char(&t->rest, '"'))
		return read_quoted(t, cell, e);
	read_plain(t, cell);
	return 0;
}

/* Some programs end a table so; a bug has more than nothing. */
static void skip_empty_lines(struct table *t)
{
	struct span rest = t->rest, line;

	while (span_next_line(&rest, &line) && !span_trim(line).len) {
		t->rest = rest;
		t->nr++;
	}
}

/* 1, or 0 at the end. */
static int next_row(struct table *t, struct row *row, struct err *e)
{
	skip_empty_lines(t);
	if (!t->rest.len)
		return 0;
	t->nr++;
	row->cells.n = 0;
	do {
		if (read_cell(t, row, e))
			return -1;
	} while (span_skip_char(&t->rest, ','));
	span_skip_char(&t->rest, '\r');
	if (t->rest.len && !span_skip_char(&t->rest, '\n'))
		return err_set(e, ERR_SYNTAX,
			       "%s: row %u: text after a quoted cell",
			       t->source->name, t->nr);
	return 1;
}

static struct span cell(const struct table *t, const struct row *row,
			const char *name)
{
	for (size_t i = 0; i < t->head.cells.n && i < row->cells.n; i++)
		if (span_eq(t->head.cells.at[i], span_of(name)))
			return row->cells.at[i];
	return (struct span){ 0 };
}

static int add_bug(const struct table *t, const struct row *row,
		   struct todo_items *items, struct err *e)
{
	struct todo_bug bug = {
		.id = cell(t, row, "bug_id"),
		.product = cell(t, row, "product"),
		.component = cell(t, row, "component"),
		.status = cell(t, row, "bug_status"),
		.summary = cell(t, row, "short_desc"),
		.assignee = cell(t, row, "assigned_to"),
		.changed = cell(t, row, "changeddate"),
	};

	return todo_entry_add_bug(t->arena, items, t->source, &bug, e);
}

int todo_parse_bugs_csv(struct arena *a, struct span text,
			const struct todo_source *source,
			struct todo_items *items, struct err *e)
{
	struct table t = { .arena = a, .source = source, .rest = text };
	struct row row = { 0 };
	int more;

	/* The byte order mark, which spreadsheets want. */
	span_skip(&t.rest, SPAN("\xef\xbb\xbf"));
	more = next_row(&t, &t.head, e);
	if (more < 0)
		return -1;
	if (!more || !cell(&t, &t.head, "bug_id").len)
		return err_set(e, ERR_SYNTAX,
			       "%s: there is no column bug_id: is this a list of bugs as CSV?",
			       source->name);
	while ((more = next_row(&t, &row, e)) > 0)
		if (add_bug(&t, &row, items, e))
			return -1;
	return more;
}
