// SPDX-License-Identifier: GPL-2.0-only
#include "send/diffstat.h"

#include <stdio.h>
#include <string.h>

#include "base/digits.h"
#include "base/limits.h"
#include "base/term.h"
#include "base/utf8.h"
#include "model/diff_name.h"

#define WIDTH		72
#define GRAPH_MIN	6
#define FRAME		6	/* blanks, the bar: what is in no column */

/* How wide the columns are. */
struct layout {
	size_t name, number, graph;
	size_t max_change;	/* lines, of the file that has most */
};

/* How much of the two names is the same from the left, up to a slash. */
static size_t common_start(struct span old, struct span new)
{
	size_t same = 0;

	for (size_t i = 0; i < old.len && i < new.len; i++) {
		if (old.p[i] != new.p[i])
			break;
		if (old.p[i] == '/')
			same = i + 1;
	}
	return same;
}

/* The same from the right, from a slash on; one slash may count twice. */
static size_t common_end(struct span old, struct span new, size_t start)
{
	size_t first = start ? start - 1 : 0, same = 0;

	for (size_t n = 1; n + first <= old.len && n + first <= new.len; n++) {
		if (old.p[old.len - n] != new.p[new.len - n])
			break;
		if (old.p[old.len - n] == '/')
			same = n;
	}
	return same;
}

static struct span middle(struct span name, size_t start, size_t end)
{
	if (start + end > name.len)
		return (struct span){ 0 };
	return span_first(span_from(name, start), name.len - start - end);
}

static bool has_odd_bytes(struct span name, bool quote_high)
{
	CLEANUP_BUF struct buf quoted;

	buf_init(&quoted, 8 * name.len + 3);
	diff_name_add(&quoted, SPAN(""), name, quote_high);
	return !span_eq(buf_span(&quoted), name);
}

/* "dir/{old => new}/file.c", but in full where a name needs quotes. */
static void add_rename(struct buf *to, struct span old, struct span new,
		       bool quote_high)
{
	size_t start = common_start(old, new);
	size_t end = common_end(old, new, start);
	bool braces = start + end > 0;

	if (has_odd_bytes(old, quote_high) || has_odd_bytes(new, quote_high)) {
		diff_name_add(to, SPAN(""), old, quote_high);
		buf_add_str(to, " => ");
		diff_name_add(to, SPAN(""), new, quote_high);
		return;
	}
	buf_add(to, span_first(old, start));
	buf_add_str(to, braces ? "{" : "");
	buf_add(to, middle(old, start, end));
	buf_add_str(to, " => ");
	buf_add(to, middle(new, start, end));
	buf_add_str(to, braces ? "}" : "");
	buf_add(to, span_from(old, old.len - end));
}

static void add_name(struct buf *to, const struct change_file *f,
		     bool quote_high)
{
	if (f->status == CHANGE_RENAMED)
		add_rename(to, f->old_name, f->new_name, quote_high);
	else
		diff_name_add(to, SPAN(""), f->new_name, quote_high);
}

static size_t name_columns(const struct change_file *f, bool quote_high)
{
	CLEANUP_BUF struct buf name;

	buf_init(&name, LIMIT_TEXT);
	add_name(&name, f, quote_high);
	return term_columns(buf_span(&name));
}

static size_t max_of(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* The widths that everything would like to have. */
static struct layout wanted(const struct change *c)
{
	struct layout l = { 0 };
	size_t bytes = 0;	/* "Bin 1 -> 2 bytes" */

	for (size_t i = 0; i < c->files.n; i++) {
		const struct change_file *f = &c->files.at[i];

		l.name = max_of(l.name, name_columns(f, c->quote_high));
		if (f->is_binary) {
			bytes = max_of(bytes, strlen("Bin  ->  bytes") +
					      digits_of(f->added) +
					      digits_of(f->removed));
			l.number = strlen("Bin");
		} else {
			l.max_change = max_of(l.max_change,
					      f->added + f->removed);
		}
	}
	l.number = max_of(l.number, digits_of(l.max_change));
	l.graph = l.max_change + 4 > bytes ? l.max_change : bytes - 4;
	return l;
}

/* A long name may take 5/8 of the line from the graph, but not more. */
static void shrink(struct layout *l)
{
	size_t room = WIDTH - l->number - FRAME;

	if (l->name + l->graph <= room)
		return;
	if (l->graph > WIDTH * 3 / 8 - l->number - FRAME)
		l->graph = max_of(WIDTH * 3 / 8 - l->number - FRAME, GRAPH_MIN);
	if (l->name > room - l->graph)
		l->name = room - l->graph;
	else
		l->graph = room - l->name;
}

/* The end of a name that is too long, from a slash on if there is one. */
static struct span shorten(struct span name, size_t width)
{
	size_t columns = term_columns(name), slash;

	while (columns > width) {
		struct span rest = name;

		utf8_next(&rest);
		columns -= term_columns(span_first(name, name.len - rest.len));
		name = rest;
	}
	slash = span_find_char(name, '/');
	return slash == SIZE_MAX ? name : span_from(name, slash);
}

static void add_name_column(struct buf *to, const struct change_file *f,
			    const struct layout *l, bool quote_high)
{
	CLEANUP_BUF struct buf text;
	struct span name;
	size_t width = l->name, columns;

	buf_init(&text, LIMIT_TEXT);
	add_name(&text, f, quote_high);
	name = buf_span(&text);
	buf_add_char(to, ' ');
	if (term_columns(name) > width) {
		buf_add_str(to, "...");
		width -= strlen("...");
		name = shorten(name, width);
	}
	buf_add(to, name);
	columns = term_columns(name);
	buf_add_chars(to, ' ', columns < width ? width - columns : 0);
	buf_add_str(to, " | ");
}

/* At least one sign where there is one line. */
static size_t scale(size_t lines, const struct layout *l)
{
	return lines ? 1 + lines * (l->graph - 1) / l->max_change : 0;
}

static void add_graph(struct buf *to, const struct change_file *f,
		      const struct layout *l)
{
	size_t plus = f->added, minus = f->removed, total = plus + minus;

	if (l->graph <= l->max_change) {
		total = scale(total, l);
		if (total < 2 && plus && minus)
			total = 2;
		if (plus < minus) {
			plus = scale(plus, l);
			minus = total - plus;
		} else {
			minus = scale(minus, l);
			plus = total - minus;
		}
	}
	buf_add_str(to, total ? " " : "");
	buf_add_chars(to, '+', plus);
	buf_add_chars(to, '-', minus);
}

static void add_file(struct buf *to, const struct change_file *f,
		     const struct layout *l, bool quote_high)
{
	add_name_column(to, f, l, quote_high);
	if (!f->is_binary) {
		buf_printf(to, "%*zu", (int)l->number, f->added + f->removed);
		add_graph(to, f, l);
	} else {
		buf_printf(to, "%*s", (int)l->number, "Bin");
		if (f->added || f->removed)
			buf_printf(to, " %zu -> %zu bytes", f->removed,
				   f->added);
	}
	buf_add_char(to, '\n');
}

static void add_count(struct buf *to, const char *prefix, size_t n,
		      const char *what, const char *suffix)
{
	buf_printf(to, "%s%zu %s%s%s", prefix, n, what, n == 1 ? "" : "s",
		   suffix);
}

static void add_total(struct buf *to, const struct change *c)
{
	size_t added = 0, removed = 0;

	for (size_t i = 0; i < c->files.n; i++) {
		const struct change_file *f = &c->files.at[i];

		added += f->is_binary ? 0 : f->added;
		removed += f->is_binary ? 0 : f->removed;
	}
	add_count(to, " ", c->files.n, "file", " changed");
	if (added || !removed)
		add_count(to, ", ", added, "insertion", "(+)");
	if (removed || !added)
		add_count(to, ", ", removed, "deletion", "(-)");
	buf_add_char(to, '\n');
}

void diffstat_add(struct buf *to, const struct change *c)
{
	struct layout l = wanted(c);

	shrink(&l);
	for (size_t i = 0; i < c->files.n; i++)
		add_file(to, &c->files.at[i], &l, c->quote_high);
	add_total(to, c);
}

static void add_mode_change(struct buf *to, const struct change_file *f,
			    bool with_name, bool quote_high)
{
	if (f->old_mode == f->new_mode)
		return;
	buf_printf(to, " mode change %06o => %06o", f->old_mode, f->new_mode);
	if (with_name) {
		buf_add_char(to, ' ');
		diff_name_add(to, SPAN(""), f->new_name, quote_high);
	}
	buf_add_char(to, '\n');
}

static void add_file_summary(struct buf *to, const struct change_file *f,
			     bool quote_high)
{
	switch (f->status) {
	case CHANGE_ADDED:
		buf_printf(to, " create mode %06o ", f->new_mode);
		break;
	case CHANGE_DELETED:
		buf_printf(to, " delete mode %06o ", f->old_mode);
		break;
	case CHANGE_RENAMED:
		buf_add_str(to, " rename ");
		add_name(to, f, quote_high);
		buf_printf(to, " (%u%%)\n", f->similarity);
		add_mode_change(to, f, false, quote_high);
		return;
	case CHANGE_MODIFIED:
		add_mode_change(to, f, true, quote_high);
		return;
	}
	diff_name_add(to, SPAN(""), f->new_name, quote_high);
	buf_add_char(to, '\n');
}

void diffstat_add_summary(struct buf *to, const struct change *c)
{
	for (size_t i = 0; i < c->files.n; i++)
		add_file_summary(to, &c->files.at[i], c->quote_high);
}
