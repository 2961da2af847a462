// SPDX-License-Identifier: GPL-2.0-only
/*
 * text: FILE:LINE: level: message [RULE], for people and for editors, then
 * the line itself and a mark below the place.
 *
 * The line is shown with its tabs spread to blanks, so that the mark stands
 * where it belongs, and cut to the terminal's width around the place.
 */
#include "check/print.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "model/cline.h"

#define INDENT		4
#define MIN_WIDTH	40
#define CONTEXT_MAX	2048	/* bytes looked at on each side of the place */

/* The columns of a line that are shown, and those that are marked. */
struct view {
	struct span line;
	struct span at;			/* in .line */
	unsigned int from, to;		/* shown: to is one behind */
	unsigned int mark, mark_end;
};

/* Bytes of @s, up to @end, that are a column each. */
static size_t plain_len(struct span s, const char *end)
{
	size_t n = 0;

	while (n < s.len && s.p + n != end && s.p[n] >= ' ' && s.p[n] < 0x7f)
		n++;
	return n;
}

/* Cut the next character off, as it is shown at this column. */
static unsigned int next_cell(struct span *line, unsigned int column,
			      const struct term *term, struct buf *cell)
{
	struct span rest = *line;
	uint32_t code = utf8_next(&rest);
	struct span c = span_first(*line, line->len - rest.len);

	buf_clear(cell);
	*line = rest;
	if (code == '\t')
		buf_add_chars(cell, ' ', TAB_COLUMNS - column % TAB_COLUMNS);
	else
		term_add_escaped(cell, c, term->utf8);
	return term_columns(buf_span(cell));
}

/* A line may be as long as a mail: look at what is near the place only. */
static struct span near_part(struct span line, struct span at)
{
	size_t offset = (size_t)(at.p - line.p);
	size_t skip = offset > CONTEXT_MAX ? offset - CONTEXT_MAX : 0;

	return span_first(span_from(line, skip), 2 * CONTEXT_MAX);
}

/* The columns where the place begins and ends, and the width of all. */
static unsigned int measure(struct view *v, const struct term *term,
			    struct buf *cell)
{
	struct span rest = v->line;
	const char *end = v->at.p + v->at.len;
	unsigned int column = 0;
	bool begun = false, ended = false;

	while (rest.len) {
		size_t plain;

		if (!begun && rest.p >= v->at.p) {
			v->mark = column;
			begun = true;
		}
		if (!ended && rest.p >= end) {
			v->mark_end = column;
			ended = true;
		}
		plain = plain_len(rest, begun ? end : v->at.p);
		rest = span_from(rest, plain);
		column += plain ? (unsigned int)plain :
				  next_cell(&rest, column, term, cell);
	}
	if (!begun)
		v->mark = column;
	if (!ended)
		v->mark_end = column;
	return column;
}

/* Show all where it fits, else the place with a third of the room before. */
static void choose_columns(struct view *v, unsigned int all,
			   const struct term *term)
{
	unsigned int room = term->width < MIN_WIDTH ? MIN_WIDTH : term->width;

	room -= INDENT + 1;
	if (all > room && v->mark > room * 2 / 3)
		v->from = v->mark - room / 3;
	if (v->from && v->from + room > all)
		v->from = all > room ? all - room : 0;
	v->to = v->from + room;
}

static void show_line(struct printing *p, const struct view *v,
		      unsigned int all, struct buf *cell)
{
	struct span rest = v->line;
	unsigned int column = 0, shown = v->from, width;

	buf_add_chars(p->to, ' ', INDENT - 1);
	buf_add_char(p->to, v->from ? '<' : ' ');
	while (rest.len && column <= v->to) {
		struct span room = span_first(rest, v->to - column);
		size_t plain = column < v->from ? 0 : plain_len(room, NULL);

		if (plain) {
			buf_add_chars(p->to, ' ', column - shown);
			buf_add(p->to, span_first(rest, plain));
			rest = span_from(rest, plain);
			shown = column += (unsigned int)plain;
			continue;
		}
		width = next_cell(&rest, column, p->term, cell);
		if (column >= v->from && column + width <= v->to) {
			buf_add_chars(p->to, ' ', column - shown);
			buf_add(p->to, buf_span(cell));
			shown = column + width;
		}
		column += width;
	}
	if (all > v->to)
		buf_add_char(p->to, '>');
	buf_add_char(p->to, '\n');
}

static void show_mark(struct printing *p, const struct view *v)
{
	unsigned int end = v->mark_end < v->to ? v->mark_end : v->to;

	buf_add_chars(p->to, ' ', INDENT + v->mark - v->from);
	term_style(p->term, p->to, TERM_GOOD);
	buf_add_char(p->to, '^');
	if (end > v->mark + 1)
		buf_add_chars(p->to, '~', end - v->mark - 1);
	term_plain(p->term, p->to);
	buf_add_char(p->to, '\n');
}

static void excerpt(struct printing *p, const struct place *place)
{
	CLEANUP_BUF struct buf cell;
	struct view v = { .at = place->at };
	unsigned int all;

	buf_init(&cell, LIMIT_TEXT);
	v.line = mail_line_text(place->mail, place->nr);
	if (!v.line.len)
		return;
	v.line = near_part(v.line, v.at);
	all = measure(&v, p->term, &cell);
	choose_columns(&v, all, p->term);
	show_line(p, &v, all, &cell);
	show_mark(p, &v);
}

static void heading(struct printing *p, const struct place *place)
{
	term_style(p->term, p->to, TERM_BOLD);
	print_inline(p, span_of(place->mail->source));
	buf_printf(p->to, ":%u: ", place_source_line(place));
	term_plain(p->term, p->to);
}

static void also(struct printing *p, const struct place *place)
{
	heading(p, place);
	print_inline(p, span_of(place->what));
	buf_add_char(p->to, '\n');
	excerpt(p, place);
}

static void finding(struct printing *p, const struct finding *f)
{
	static const enum term_style styles[] = {
		[SEV_NOTE]	= TERM_NOTE,
		[SEV_WARNING]	= TERM_WARNING,
		[SEV_ERROR]	= TERM_ERROR,
	};

	heading(p, &f->place);
	term_style(p->term, p->to, styles[f->severity]);
	buf_printf(p->to, "%s: ", severity_name(f->severity));
	term_plain(p->term, p->to);
	print_inline(p, span_of(f->message));
	buf_printf(p->to, " [%s]\n", f->rule->name);
	excerpt(p, &f->place);
	for (size_t i = 0; i < f->also_n; i++)
		also(p, &f->also[i]);
}

const struct printer print_text = { .finding = finding, .for_people = true };
