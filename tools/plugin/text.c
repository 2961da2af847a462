// SPDX-License-Identifier: GPL-2.0-only
#include "plugin/text.h"

#include <string.h>

struct reading {
	struct arena *arena;
	struct option_table *table;
};

/* Behind a comment or a string that begins at the cursor; else one byte. */
static size_t skip_one(struct span rest)
{
	size_t len;

	if (span_starts(rest, SPAN("/*"))) {
		len = span_find(rest, SPAN("*/"));
		return len == SIZE_MAX ? rest.len : len + 2;
	}
	if (span_starts(rest, SPAN("//"))) {
		len = span_find_char(rest, '\n');
		return len == SIZE_MAX ? rest.len : len;
	}
	if (*rest.p != '"' && *rest.p != '\'')
		return 1;
	for (len = 1; len < rest.len && rest.p[len] != *rest.p; len++)
		if (rest.p[len] == '\\')
			len++;
	return len < rest.len ? len + 1 : rest.len;
}

/* The bytes up to the brace that ends what the cursor is in. */
static struct span to_brace(struct span rest)
{
	size_t at = 0;
	int depth = 0;

	while (at < rest.len) {
		if (rest.p[at] == '{')
			depth++;
		if (rest.p[at] == '}' && !depth--)
			break;
		at += skip_one(span_from(rest, at));
	}
	return span_first(rest, at);
}

/* What is assigned to .FIELD in a row, up to the comma behind it. */
static struct span value_of(struct span row, const char *field)
{
	for (; row.len; row = span_from(row, skip_one(row))) {
		struct span rest = row;

		if (!span_skip_char(&rest, '.') ||
		    !span_skip(&rest, span_of(field)))
			continue;
		rest = span_trim_left(rest);
		if (!span_skip_char(&rest, '='))
			continue;
		rest = span_trim_left(rest);
		return span_first(rest, span_find_char(rest, ','));
	}
	return (struct span){ 0 };
}

/* A row of getopt may be written without names: { "x", 1, NULL, 'y' }. */
static bool take_name(struct reading *r, struct span row,
		      struct option_row *out)
{
	struct span name = value_of(row, "name"), text;

	if (!name.p)
		name = span_trim_left(row);
	if (!span_skip_char(&name, '"') || !span_next_until(&name, '"', &text) ||
	    !text.len || option_table_find(r->table, text))
		return false;
	out->name = arena_str(r->arena, text);
	return true;
}

static bool says(struct span value, const char *word)
{
	return span_find(value, span_of(word)) != SIZE_MAX;
}

static void take_rich(struct span row, struct arena *a, struct option_row *out)
{
	struct span type = span_trim(value_of(row, "type"));
	struct span flags = value_of(row, "flags");
	char *lower;

	out->arg = OPTION_ARG_REQUIRED;
	if (!span_skip(&type, SPAN("XTTYPE_")))
		return;
	lower = arena_str(a, type);
	for (char *c = lower; *c; c++)
		*c = char_lower(*c);
	out->type = lower;
	if (!strcmp(lower, "none"))
		out->arg = OPTION_ARG_NONE;
	out->invert = says(flags, "XTOPT_INVERT");
	out->mandatory = says(flags, "XTOPT_MAND");
	out->multi = says(flags, "XTOPT_MULTI");
}

static void take_plain(struct span row, struct option_row *out)
{
	struct span arg = span_trim(value_of(row, "has_arg"));

	if (!arg.p) {
		span_next_until(&row, ',', &arg);
		arg = span_trim(span_first(row, span_find_char(row, ',')));
	}
	if (says(arg, "optional") || span_eq(arg, SPAN("2")))
		out->arg = OPTION_ARG_OPTIONAL;
	else if (says(arg, "required") || span_eq(arg, SPAN("1")) ||
		 span_eq(arg, SPAN("true")))
		out->arg = OPTION_ARG_REQUIRED;
}

/* The rows between the braces of an array. */
static void take_rows(struct reading *r, struct span rows, bool is_rich)
{
	while (rows.len) {
		struct option_row out = { 0 };
		struct span row;

		if (!span_skip_char(&rows, '{')) {
			rows = span_from(rows, skip_one(rows));
			continue;
		}
		row = to_brace(rows);
		rows = span_from(rows, row.len);
		if (!take_name(r, row, &out))
			continue;
		if (is_rich)
			take_rich(row, r->arena, &out);
		else
			take_plain(row, &out);
		*VEC_ADD(r->arena, &r->table->rows) = out;
	}
}

/* "struct option NAME[...] = {": the place behind the brace. */
static bool begins_table(struct span *rest, bool *is_rich)
{
	struct span at = *rest;
	size_t brace, end;

	if (!span_skip(&at, SPAN("struct ")))
		return false;
	*is_rich = span_skip(&at, SPAN("xt_option_entry "));
	if (!*is_rich && !span_skip(&at, SPAN("option ")))
		return false;
	brace = span_find_char(at, '{');
	end = span_find_char(at, ';');
	if (brace == SIZE_MAX || (end != SIZE_MAX && end < brace) ||
	    span_find_char(span_first(at, brace), '[') == SIZE_MAX)
		return false;
	*rest = span_from(at, brace + 1);
	return true;
}

const struct option_table *plugin_text_read(struct arena *a,
					    struct span source,
					    enum extension_kind kind,
					    const char *name)
{
	struct option_table *table = ARENA_NEW(a, struct option_table);
	struct reading r = { a, table };

	table->kind = kind;
	table->name = name;
	while (source.len) {
		struct span rows;
		bool is_rich;

		if (!begins_table(&source, &is_rich)) {
			source = span_from(source, skip_one(source));
			continue;
		}
		rows = to_brace(source);
		take_rows(&r, rows, is_rich);
		source = span_from(source, rows.len);
	}
	return table->rows.n ? table : NULL;
}
