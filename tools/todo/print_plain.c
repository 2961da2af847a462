// SPDX-License-Identifier: GPL-2.0-only
/* print_plain - items for scripts */
#include "todo/print.h"

static void add_field(struct buf *to, struct span value, const struct term *term,
		      char behind)
{
	if (value.len)
		term_add_inline(to, value, term->utf8);
	else
		buf_add_char(to, '-');
	buf_add_char(to, behind);
}

void todo_print_plain(struct arena *a, const struct todo_hits *hits,
		      const struct term *term, struct buf *to)
{
	(void)a;
	for (size_t i = 0; i < hits->list.n; i++) {
		const struct todo_item *item = hits->list.at[i];

		add_field(to, item->id, term, '\t');
		add_field(to, span_of(todo_state_name(item->state)), term,
			  '\t');
		add_field(to, item->area, term, '\t');
		add_field(to, item->owner, term, '\t');
		add_field(to, item->date, term, '\t');
		add_field(to, item->source, term, '\t');
		add_field(to, item->title, term, '\n');
	}
}
