// SPDX-License-Identifier: GPL-2.0-only
#include "howto/option_text.h"

#include <string.h>

#include "base/vec.h"

static bool is_name_char(char c)
{
	return char_is_word(c) || c == '-';
}

bool option_text_next(struct span *rest, struct span *name)
{
	for (size_t i = 0; i + 2 < rest->len; i++) {
		struct span found = span_from(*rest, i + 2);
		size_t len = 0;

		if (rest->p[i] != '-' || rest->p[i + 1] != '-' ||
		    !char_is_alnum(*found.p) ||
		    (i && is_name_char(rest->p[i - 1])))
			continue;
		while (len < found.len && is_name_char(found.p[len]))
			len++;
		*name = span_first(found, len);
		*rest = span_from(found, len);
		return true;
	}
	return false;
}

bool option_text_next_own(struct span *rest, struct span *name)
{
	struct span after = *rest;

	while (option_text_next(&after, name)) {
		struct span before = { rest->p,
				       (size_t)(name->p - rest->p) };
		size_t open = span_rfind_char(before, '[');
		size_t close = span_rfind_char(before, ']');

		if (open != SIZE_MAX && (close == SIZE_MAX || close < open))
			continue;
		*rest = after;
		return true;
	}
	return false;
}

bool option_text_inverts(struct span term)
{
	size_t sign = span_find_char(term, '!');
	size_t option = span_find(term, SPAN("--"));

	return sign != SIZE_MAX && (option == SIZE_MAX || sign < option);
}

/* What the value of a type is called, "/" and ":" parting its halves. */
static const char *value_of(const struct option_row *row)
{
	static const struct { const char *type, *value; } values[] = {
		{ "string", "text" },
		{ "tosmask", "value[/mask]" },
		{ "markmask32", "value[/mask]" },
		{ "sysloglevel", "level" },
		{ "host", "address" },
		{ "hostmask", "address[/mask]" },
		{ "protocol", "protocol" },
		{ "port", "port" },
		{ "portrc", "port[:port]" },
		{ "plen", "length" },
		{ "plenmask", "length" },
		{ "ethermac", "address" },
		{ "uint8rc", "number[:number]" },
		{ "uint16rc", "number[:number]" },
		{ "uint32rc", "number[:number]" },
		{ "uint64rc", "number[:number]" },
	};

	if (!row->type)
		return "value";
	for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++)
		if (!strcmp(row->type, values[i].type))
			return values[i].value;
	return "number";
}

static void add(struct arena *a, struct man_text *to, const char *text,
		enum man_font font)
{
	man_text_add_plain(a, to, span_of(text), font);
}

/* Words are italic, what is between them is as it stands. */
static void add_value(struct arena *a, struct man_text *to, struct span value)
{
	while (value.len) {
		size_t len = 0;

		while (len < value.len && char_is_alpha(value.p[len]))
			len++;
		man_text_add_plain(a, to, span_first(value, len), MAN_ITALIC);
		value = span_from(value, len);
		man_text_add_plain(a, to, span_first(value, 1),
				   value.len && (*value.p == '/' ||
						 *value.p == ':') ?
				   MAN_BOLD : MAN_ROMAN);
		value = span_from(value, 1);
	}
}

void option_text_of(struct arena *a, const struct option_row *row,
		    struct man_text *to)
{
	if (row->invert) {
		add(a, to, "[", MAN_ROMAN);
		add(a, to, "!", MAN_BOLD);
		add(a, to, "] ", MAN_ROMAN);
	}
	add(a, to, arena_printf(a, "--%s", row->name), MAN_BOLD);
	if (row->arg == OPTION_ARG_NONE)
		return;
	add(a, to, row->arg == OPTION_ARG_OPTIONAL ? " [" : " ", MAN_ROMAN);
	add_value(a, to, span_of(value_of(row)));
	if (row->arg == OPTION_ARG_OPTIONAL)
		add(a, to, "]", MAN_ROMAN);
}
