// SPDX-License-Identifier: GPL-2.0-only
/* print_card - one item to read */
#include "todo/parse.h"
#include "todo/print.h"

#define INDENT		4
#define MAX_WIDTH	80	/* longer lines are hard to read */

struct card {
	struct arena *arena;
	const struct term *term;
	struct buf *to;
	unsigned int width;
};

static struct span escaped(const struct card *c, struct span s)
{
	return todo_escaped(c->arena, s, c->term);
}

static void add_filled(const struct card *c, struct span text)
{
	buf_add_chars(c->to, ' ', INDENT);
	term_add_wrapped(c->to, escaped(c, text), INDENT, c->width);
	buf_add_char(c->to, '\n');
}

static void add_field(const struct card *c, const char *name, struct span value)
{
	buf_printf(c->to, "%-8s", name);
	term_add_wrapped(c->to, escaped(c, value.len ? value : SPAN("-")), 8,
			 c->width);
	buf_add_char(c->to, '\n');
}

static bool is_verbatim(struct span line)
{
	return line.len && char_is_space(line.p[0]);
}

/* The lines that @line begins, up to an empty or a verbatim one. */
static struct span take_paragraph(struct span *rest, struct span line)
{
	struct span all = line, next = *rest;

	while (span_next_line(&next, &line) && line.len && !is_verbatim(line)) {
		all.len = (size_t)(line.p + line.len - all.p);
		*rest = next;
	}
	return all;
}

static void add_body(const struct card *c, struct span rest)
{
	struct span line;

	while (span_next_line(&rest, &line)) {
		if (is_verbatim(line)) {
			buf_add_chars(c->to, ' ', INDENT);
			buf_add(c->to, escaped(c, line));
			buf_add_char(c->to, '\n');
		} else if (line.len) {
			add_filled(c, todo_fold(c->arena,
						take_paragraph(&rest, line)));
		} else {
			buf_add_char(c->to, '\n');
		}
	}
}

static void add_card(const struct card *c, const struct todo_item *item)
{
	term_style(c->term, c->to, TERM_BOLD);
	buf_add(c->to, escaped(c, item->id));
	term_plain(c->term, c->to);
	buf_add_char(c->to, '\n');
	add_field(c, "State:", span_of(todo_state_name(item->state)));
	add_field(c, "Area:", item->area);
	add_field(c, "Owner:", item->owner);
	term_link(c->term, c->to, item->source);
	add_field(c, "Source:", item->source);
	term_link_end(c->term, c->to, item->source);
	add_field(c, "Date:", item->date);
	add_field(c, "List:", span_of(item->list));
	buf_add_char(c->to, '\n');
	add_filled(c, item->title);
	if (item->body.len)
		buf_add_char(c->to, '\n');
	add_body(c, item->body);
}

void todo_print_cards(struct arena *a, const struct todo_hits *hits,
		      const struct term *term, struct buf *to)
{
	struct card c = {
		.arena = a, .term = term, .to = to,
		.width = term->width < MAX_WIDTH ? term->width : MAX_WIDTH,
	};

	for (size_t i = 0; i < hits->list.n; i++) {
		if (i)
			buf_add_char(to, '\n');
		add_card(&c, hits->list.at[i]);
	}
}
