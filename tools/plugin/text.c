// SPDX-License-Identifier: GPL-2.0-only
#include "plugin/text.h"

#include <string.h>

#define ROWS_MAX	1000	/* libxtables takes 32 options */

/* The tokens that are assigned to .FIELD in a row, or none. */
static struct cread value_of(struct cread row, struct span field)
{
	for (; cread_peek(&row); row.at++) {
		struct cread c = row, value;

		if (!cread_skip(&c, SPAN(".")) || !cread_skip(&c, field) ||
		    !cread_skip(&c, SPAN("=")))
			continue;
		value = c;
		while (cread_peek(&c) && !cread_is(&c, SPAN(",")))
			c.at++;
		value.end = c.at;
		return value;
	}
	return row;
}

static bool says(struct cread value, struct span word)
{
	for (; cread_peek(&value); value.at++)
		if (ctoken_is(cread_peek(&value), word))
			return true;
	return false;
}

static bool is_number(struct cread value, struct span number)
{
	struct span text;

	return cread_kind(&value, CTOKEN_NUMBER, &text) &&
	       span_eq(text, number) && !cread_peek(&value);
}

/* A row of getopt may be written without names: { "x", 1, NULL, 'y' }. */
static bool take_name(struct cread row, struct span *name)
{
	struct cread value = value_of(row, SPAN("name"));

	if (!cread_peek(&value))
		value = row;
	return cread_string(&value, name) && name->len;
}

/* Two rows of one id are the same option by two names. */
static const char *id_of(struct arena *a, struct cread row)
{
	struct cread value = value_of(row, SPAN("id"));

	if (!cread_peek(&value))
		value = value_of(row, SPAN("val"));
	return cread_peek(&value) ? arena_str(a, cread_peek(&value)->text) :
				    NULL;
}

static void take_rich(struct arena *a, struct cread row, struct option_row *out)
{
	struct cread type = value_of(row, SPAN("type"));
	struct cread flags = value_of(row, SPAN("flags"));
	struct span word;
	char *lower;

	out->arg = OPTION_ARG_REQUIRED;
	if (!cread_ident(&type, &word) || !span_skip(&word, SPAN("XTTYPE_")))
		return;
	lower = arena_str(a, word);
	for (char *c = lower; *c; c++)
		*c = char_lower(*c);
	out->type = lower;
	if (!strcmp(lower, "none"))
		out->arg = OPTION_ARG_NONE;
	out->invert = says(flags, SPAN("XTOPT_INVERT"));
	out->mandatory = says(flags, SPAN("XTOPT_MAND"));
	out->multi = says(flags, SPAN("XTOPT_MULTI"));
}

/* .has_arg, or what stands in its place behind the first comma. */
static struct cread argument_of(struct cread row)
{
	struct cread value = value_of(row, SPAN("has_arg")), c;

	if (cread_peek(&value))
		return value;
	while (cread_peek(&row) && !cread_skip(&row, SPAN(",")))
		row.at++;
	c = row;
	while (cread_peek(&c) && !cread_is(&c, SPAN(",")))
		c.at++;
	row.end = c.at;
	return row;
}

static void take_plain(struct cread row, struct option_row *out)
{
	struct cread arg = argument_of(row);

	if (says(arg, SPAN("optional_argument")) || is_number(arg, SPAN("2")))
		out->arg = OPTION_ARG_OPTIONAL;
	else if (says(arg, SPAN("required_argument")) ||
		 says(arg, SPAN("true")) || is_number(arg, SPAN("1")))
		out->arg = OPTION_ARG_REQUIRED;
}

/* The rows between the braces of an array. */
static void take_rows(struct arena *a, struct cread rows, bool is_rich,
		      struct option_table *table)
{
	while (cread_peek(&rows) && table->rows.n < ROWS_MAX) {
		struct option_row out = { 0 };
		struct cread row = rows;
		struct span name;

		if (!cread_group(&rows, SPAN("{"))) {
			rows.at++;
			continue;
		}
		row.at++;
		row.end = rows.at - 1;
		if (!take_name(row, &name) || option_table_find(table, name))
			continue;
		out.name = arena_str(a, name);
		out.id_text = id_of(a, row);
		if (is_rich)
			take_rich(a, row, &out);
		else
			take_plain(row, &out);
		*VEC_ADD(a, &table->rows) = out;
	}
}

/* "struct option NAME[...] = { ROWS }" */
static bool read_table(struct cread *c, struct cread *rows, bool *is_rich)
{
	struct cread at = *c;
	struct span name;

	if (!cread_skip(&at, SPAN("struct")))
		return false;
	*is_rich = cread_skip(&at, SPAN("xt_option_entry"));
	if ((!*is_rich && !cread_skip(&at, SPAN("option"))) ||
	    !cread_ident(&at, &name) || !cread_group(&at, SPAN("[")) ||
	    !cread_skip(&at, SPAN("=")))
		return false;
	*rows = at;
	if (!cread_group(&at, SPAN("{")))
		return false;
	rows->at++;
	rows->end = at.at - 1;
	*c = at;
	return true;
}

bool plugin_text_table(struct arena *a, struct cread *c,
		       struct option_table *to)
{
	struct cread rows;
	bool is_rich;

	if (!read_table(c, &rows, &is_rich))
		return false;
	take_rows(a, rows, is_rich, to);
	return true;
}

const struct option_table *plugin_text_read(struct arena *a,
					    struct span source,
					    enum extension_kind kind,
					    const char *name)
{
	struct option_table *table = ARENA_NEW(a, struct option_table);
	struct ctokens *tokens = ARENA_NEW(a, struct ctokens);
	struct cread c;

	table->kind = kind;
	table->name = name;
	ctokens_of_file(a, source, tokens);
	c = cread_run(tokens, 0, tokens->list.n);
	while (cread_peek(&c))
		if (!plugin_text_table(a, &c, table))
			c.at++;
	return table->rows.n ? table : NULL;
}
