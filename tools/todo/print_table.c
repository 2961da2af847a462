// SPDX-License-Identifier: GPL-2.0-only
/* print_table - items in columns for people */
#include <limits.h>

#include "base/limits.h"
#include "todo/print.h"

#define GAP		2	/* between columns */
#define MIN_TASK	30	/* a last column that one can read */
#define INDENT		2	/* of a task below its item */

enum column { COLUMN_ID, COLUMN_STATE, COLUMN_AREA, COLUMN_OWNER, COLUMNS };

static const char *const titles[COLUMNS] = {
	[COLUMN_ID]	= "ID",
	[COLUMN_STATE]	= "STATE",
	[COLUMN_AREA]	= "AREA",
	[COLUMN_OWNER]	= "OWNER",
};

/* All cells are escaped. */
struct row {
	struct span cells[COLUMNS];
	struct span task;
	struct span source;
};

struct table {
	struct arena *arena;
	const struct term *term;
	struct buf *to;
	VEC(struct row) rows;
	unsigned int widths[COLUMNS];	/* 0: not shown */
	unsigned int total;		/* in front of the task */
	unsigned int width;
};

/* "Nora Netfilter" of "Nora Netfilter <nora@example.org>". */
static struct span name_of(struct span owner)
{
	struct span name = span_trim(span_first(owner,
						span_find_char(owner, '<')));

	return name.len ? name : owner;
}

static void add_row(struct table *t, const struct todo_item *item)
{
	struct row *row = VEC_ADD(t->arena, &t->rows);

	row->cells[COLUMN_ID] = todo_escaped(t->arena, item->id, t->term);
	row->cells[COLUMN_STATE] = span_of(todo_state_name(item->state));
	row->cells[COLUMN_AREA] = todo_escaped(t->arena, item->area, t->term);
	row->cells[COLUMN_OWNER] = todo_escaped(t->arena,
						name_of(item->owner), t->term);
	row->task = todo_escaped(t->arena, item->title, t->term);
	row->source = item->source;
}

/* A column that says the same of all items, or nothing, is left out. */
static bool is_shown(const struct todo_hits *hits, enum column c)
{
	for (size_t i = 0; i < hits->list.n; i++) {
		const struct todo_item *item = hits->list.at[i];

		if ((c == COLUMN_STATE &&
		     item->state != hits->list.at[0]->state) ||
		    (c == COLUMN_AREA && item->area.len) ||
		    (c == COLUMN_OWNER && item->owner.len))
			return true;
	}
	return c == COLUMN_ID;
}

static void measure(struct table *t, const struct todo_hits *hits)
{
	for (enum column c = 0; c < COLUMNS; c++) {
		if (!is_shown(hits, c))
			continue;
		t->widths[c] = term_columns(span_of(titles[c]));
		for (size_t i = 0; i < t->rows.n; i++) {
			unsigned int n = term_columns(t->rows.at[i].cells[c]);

			if (n > t->widths[c])
				t->widths[c] = n;
		}
		t->total += t->widths[c] + GAP;
	}
}

static void add_cell(const struct table *t, struct span cell,
		     unsigned int width)
{
	buf_add(t->to, cell);
	buf_add_chars(t->to, ' ', width - term_columns(cell) + GAP);
}

static void add_titles(const struct table *t)
{
	term_style(t->term, t->to, TERM_DIM);
	for (enum column c = 0; c < COLUMNS; c++)
		if (t->widths[c])
			add_cell(t, span_of(titles[c]), t->widths[c]);
	buf_add_str(t->to, "TASK");
	term_plain(t->term, t->to);
	buf_add_char(t->to, '\n');
}

/* A link to where it can be seen, where that has an address. */
static void add_id(const struct table *t, const struct row *row)
{
	term_link(t->term, t->to, row->source);
	term_style(t->term, t->to, TERM_BOLD);
	buf_add(t->to, row->cells[COLUMN_ID]);
	term_plain(t->term, t->to);
	term_link_end(t->term, t->to, row->source);
}

static void add_aligned(const struct table *t, const struct row *row)
{
	add_id(t, row);
	buf_add_chars(t->to, ' ', t->widths[COLUMN_ID] + GAP -
				  term_columns(row->cells[COLUMN_ID]));
	for (enum column c = COLUMN_ID + 1; c < COLUMNS; c++)
		if (t->widths[c])
			add_cell(t, row->cells[c], t->widths[c]);
	term_add_wrapped(t->to, row->task, t->total, t->width);
	buf_add_char(t->to, '\n');
}

static void add_cut(const struct table *t, struct span s, unsigned int width)
{
	struct span dots = t->term->utf8 ? SPAN("\xe2\x80\xa6") : SPAN("...");

	if (term_fit(s, width) < s.len && width > term_columns(dots)) {
		s = span_first(s, term_fit(s, width - term_columns(dots)));
		buf_add(t->to, span_trim_right(s));
		s = dots;
	}
	buf_add(t->to, s);
}

/* What is known of the item in one line, which may be cut behind the id. */
static void add_stacked(const struct table *t, const struct row *row)
{
	unsigned int used = term_columns(row->cells[COLUMN_ID]);
	CLEANUP_BUF struct buf rest;

	buf_init(&rest, LIMIT_TEXT);
	for (enum column c = COLUMN_ID + 1; c < COLUMNS; c++) {
		if (!t->widths[c] || !row->cells[c].len)
			continue;
		buf_add_chars(&rest, ' ', GAP);
		buf_add(&rest, row->cells[c]);
	}
	add_id(t, row);
	if (used + GAP + 4 < t->width)
		add_cut(t, buf_span(&rest), t->width - used);
	buf_add_char(t->to, '\n');
	buf_add_chars(t->to, ' ', INDENT);
	term_add_wrapped(t->to, row->task, INDENT, t->width);
	buf_add_char(t->to, '\n');
}

void todo_print_table(struct arena *a, const struct todo_hits *hits,
		      const struct term *term, struct buf *to)
{
	struct table t = {
		.arena = a, .term = term, .to = to,
		.width = term->width_known ? term->width : UINT_MAX,
	};
	bool stacked;

	for (size_t i = 0; i < hits->list.n; i++)
		add_row(&t, hits->list.at[i]);
	measure(&t, hits);
	stacked = t.total + MIN_TASK > t.width;
	if (!stacked && t.rows.n)
		add_titles(&t);
	for (size_t i = 0; i < t.rows.n; i++)
		stacked ? add_stacked(&t, &t.rows.at[i]) :
			  add_aligned(&t, &t.rows.at[i]);
}
