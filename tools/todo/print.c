// SPDX-License-Identifier: GPL-2.0-only
#include "todo/print.h"

enum format { FORMAT_TABLE, FORMAT_PLAIN, FORMAT_JSON };

const struct opt_choice todo_formats[] = {
	{ "table", FORMAT_TABLE },
	{ "plain", FORMAT_PLAIN },
	{ "json", FORMAT_JSON },
	{ NULL, 0 }
};

todo_printer *todo_format(int value, bool one)
{
	switch (value) {
	case FORMAT_PLAIN:
		return todo_print_plain;
	case FORMAT_JSON:
		return todo_print_json;
	default:
		return one ? todo_print_cards : todo_print_table;
	}
}

struct span todo_escaped(struct arena *a, struct span s,
			 const struct term *term)
{
	CLEANUP_BUF struct buf b;

	/* A byte becomes four at most: "\\x1b". */
	buf_init(&b, 4 * s.len);
	if (term_is_plain(s))
		return s;
	term_add_inline(&b, s, term->utf8);
	return arena_copy(a, buf_span(&b));
}
