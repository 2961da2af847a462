// SPDX-License-Identifier: GPL-2.0-only
#include "base/opt.h"

#include <limits.h>
#include <string.h>

#include "base/term.h"

#define HELP_COLUMN	28
#define HELP_NARROW	60	/* columns below which this is too much */
#define HELP_INDENT	8	/* of the words then */
#define CHOICES_MAX	256	/* bytes of all that an option may be */

static void list_add(struct arena *a, struct opt_list *list, const char *str)
{
	*VEC_ADD(a, list) = str;
}

static const struct opt *by_letter(const struct opt *table, char letter)
{
	for (const struct opt *o = table; o->name; o++)
		if (o->letter && o->letter == letter)
			return o;
	return NULL;
}

const struct opt *opt_find(const struct opt *table, struct span name)
{
	for (const struct opt *o = table; o->name; o++)
		if (span_eq(span_of(o->name), name))
			return o;
	return NULL;
}

static int unknown(const struct opt *table, struct span name, struct err *e)
{
	for (const struct opt *o = table; o->name; o++)
		if (term_is_near(name, span_of(o->name)))
			return err_set(e, ERR_USAGE,
				       "there is no option --" SPAN_FMT
				       ", did you mean --%s?",
				       SPAN_ARG(name), o->name);
	return err_set(e, ERR_USAGE, "there is no option --" SPAN_FMT
		       ", see --help", SPAN_ARG(name));
}

static void show_choices(const struct opt_choice *c, struct buf *to)
{
	for (const struct opt_choice *first = c; c->name; c++)
		buf_printf(to, "%s%s", c == first ? "" : ", ", c->name);
}

static int store_choice(const struct opt *o, int *field, const char *value,
			struct err *e)
{
	CLEANUP_BUF struct buf names;

	buf_init(&names, CHOICES_MAX);
	for (const struct opt_choice *c = o->choices; c->name; c++) {
		if (!strcmp(c->name, value)) {
			*field = c->value;
			return 0;
		}
	}
	show_choices(o->choices, &names);
	return err_set(e, ERR_USAGE, "--%s is one of %s, not '%s'", o->name,
		       names.p, value);
}

/* Nothing is behind @option, "--name" or "-n". */
static int no_value(const struct opt *o, const char *option, struct err *e)
{
	CLEANUP_BUF struct buf names;

	buf_init(&names, CHOICES_MAX);
	if (o->type != OPT_CHOICE)
		return err_set(e, ERR_USAGE, "%s wants %s", option, o->arg);
	show_choices(o->choices, &names);
	return err_set(e, ERR_USAGE, "%s wants one of %s", option, names.p);
}

/* 0 is a number that was not given. */
static int store_number(const struct opt *o, unsigned int *field,
			const char *value, struct err *e)
{
	uint64_t n;

	if (span_number(span_of(value), 10, o->max ? o->max : UINT_MAX, &n) &&
	    n) {
		*field = (unsigned int)n;
		return 0;
	}
	if (o->max)
		return err_set(e, ERR_USAGE, "--%s is 1 to %u, not '%s'",
			       o->name, o->max, value);
	return err_set(e, ERR_USAGE, "--%s takes a number from 1 on, not '%s'",
		       o->name, value);
}

int opt_set(struct arena *a, const struct opt *o, void *params,
	    const char *value, struct err *e)
{
	void *field = (char *)params + o->offset;

	switch (o->type) {
	case OPT_FLAG:
		*(bool *)field = true;
		break;
	case OPT_STRING:
		*(const char **)field = value;
		break;
	case OPT_LIST:
		list_add(a, field, value);
		break;
	case OPT_NUMBER:
		return store_number(o, field, value, e);
	case OPT_CHOICE:
		return store_choice(o, field, value, e);
	}
	return 0;
}

bool opt_is_set(const struct opt *o, const void *params)
{
	const void *field = (const char *)params + o->offset;

	switch (o->type) {
	case OPT_FLAG:
		return *(const bool *)field;
	case OPT_STRING:
		return *(const char *const *)field;
	case OPT_LIST:
		return ((const struct opt_list *)field)->n;
	case OPT_NUMBER:
		return *(const unsigned int *)field;
	case OPT_CHOICE:
		return *(const int *)field;
	}
	return false;
}

static void show_list(const struct opt_list *list, struct buf *to)
{
	for (size_t i = 0; i < list->n; i++)
		buf_printf(to, "%s%s", i ? "," : "", list->at[i]);
}

static void show_choice(const struct opt_choice *c, int value, struct buf *to)
{
	while (c->name && c->value != value)
		c++;
	buf_add_str(to, c->name ? c->name : "");
}

void opt_show(const struct opt *o, const void *params, struct buf *to)
{
	const void *field = (const char *)params + o->offset;

	switch (o->type) {
	case OPT_FLAG:
		buf_add_str(to, *(const bool *)field ? "true" : "false");
		break;
	case OPT_STRING:
		if (opt_is_set(o, params))
			buf_add_str(to, *(const char *const *)field);
		break;
	case OPT_LIST:
		show_list(field, to);
		break;
	case OPT_NUMBER:
		buf_printf(to, "%u", *(const unsigned int *)field);
		break;
	case OPT_CHOICE:
		show_choice(o->choices, *(const int *)field, to);
		break;
	}
}

/* --name, --name=value or --name value; @argv moves to what was used last. */
static int parse_long(struct arena *a, const struct opt *table,
		      const char *const **argv, void *params, struct err *e)
{
	const char *text = **argv + 2, *value = strchr(text, '=');
	struct span name = span_of(text);
	const struct opt *o;

	if (value)
		name = span_first(name, (size_t)(value++ - text));
	o = opt_find(table, name);
	if (!o)
		return unknown(table, name, e);
	if (o->type == OPT_FLAG && value)
		return err_set(e, ERR_USAGE, "--%s takes no value", o->name);
	if (o->type != OPT_FLAG && !value) {
		value = (*argv)[1];
		if (!value)
			return no_value(o, arena_printf(a, "--%s", o->name), e);
		++*argv;
	}
	return opt_set(a, o, params, value, e);
}

/* -a, -abc (flags), -fvalue or -f value. */
static int parse_letters(struct arena *a, const struct opt *table,
			 const char *const **argv, void *params, struct err *e)
{
	for (const char *at = **argv + 1; *at; at++) {
		const struct opt *o = by_letter(table, *at);
		const char *value = NULL;

		if (!o)
			return err_set(e, ERR_USAGE,
				       "there is no option -%c, see --help",
				       *at);
		if (o->type != OPT_FLAG) {
			value = at[1] ? at + 1 : (*argv)[1];
			if (!value)
				return no_value(o, arena_printf(a, "-%c", *at),
						e);
			if (!at[1])
				++*argv;
		}
		if (opt_set(a, o, params, value, e))
			return -1;
		if (value)
			break;
	}
	return 0;
}

enum opt_help opt_help(const char *word)
{
	if (!strcmp(word, "-h"))
		return OPT_HELP_SHORT;
	return strcmp(word, "--help") ? OPT_HELP_NONE : OPT_HELP_WHOLE;
}

static bool has_one_of(const struct opt *table, struct span names,
		       const void *params)
{
	struct span name;

	while (span_next_word(&names, &name))
		if (opt_is_set(opt_find(table, name), params))
			return true;
	return false;
}

/* "--status or --trailers" */
static void show_names(struct span names, struct buf *to)
{
	struct span name;

	while (span_next_word(&names, &name)) {
		if (to->len)
			buf_add_str(to, span_trim(names).len ? ", " : " or ");
		buf_printf(to, "--" SPAN_FMT, SPAN_ARG(name));
	}
}

static int fit_together(const struct opt *table, const void *params,
			struct err *e)
{
	CLEANUP_BUF struct buf names;

	buf_init(&names, CHOICES_MAX);
	for (const struct opt *o = table; o->name; o++) {
		if (!o->needs || !opt_is_set(o, params) ||
		    has_one_of(table, span_of(o->needs), params))
			continue;
		show_names(span_of(o->needs), &names);
		return err_set(e, ERR_USAGE, "--%s works only with %s",
			       o->name, names.p);
	}
	return 0;
}

int opt_parse(struct arena *a, const struct opt *table, const char *const *argv,
	      void *params, struct opt_list *args, enum opt_help *help,
	      struct err *e)
{
	bool only_args = false;

	*help = OPT_HELP_NONE;
	for (; *argv; argv++) {
		const char *text = *argv;
		int rc;

		if (only_args || text[0] != '-' || !text[1]) {
			list_add(a, args, text);
			continue;
		}
		if (!strcmp(text, "--")) {
			only_args = true;
			continue;
		}
		*help = opt_help(text);
		if (*help)
			return 0;
		if (text[1] == '-')
			rc = parse_long(a, table, &argv, params, e);
		else
			rc = parse_letters(a, table, &argv, params, e);
		if (rc)
			return -1;
	}
	return fit_together(table, params, e);
}

static void describe_row(const struct opt *o, unsigned int width,
			 struct buf *to)
{
	unsigned int column = width < HELP_NARROW ? HELP_INDENT : HELP_COLUMN;
	size_t start = to->len, used;

	if (o->letter)
		buf_printf(to, "  -%c, --%s", o->letter, o->name);
	else
		buf_printf(to, "      --%s", o->name);
	if (o->arg)
		buf_printf(to, " %s", o->arg);
	used = to->len - start;
	if (used + 2 > column) {
		buf_add_char(to, '\n');
		used = 0;
	}
	buf_add_chars(to, ' ', column - used);
	term_add_wrapped(to, span_of(o->help), column, width);
	buf_add_char(to, '\n');
}

void opt_describe(const struct opt *table, unsigned int width, struct buf *to)
{
	static const struct opt help = {
		'h', "help", OPT_FLAG, 0, NULL, "show this text; -h a short one",
		NULL
	};

	if (width < 2 * HELP_INDENT)
		width = 2 * HELP_INDENT;
	for (const struct opt *o = table; o->name; o++)
		describe_row(o, width, to);
	describe_row(&help, width, to);
}

void opt_add_usage(const struct opt *row, struct buf *to)
{
	buf_add_char(to, '[');
	if (row->letter)
		buf_printf(to, "-%c|", row->letter);
	buf_printf(to, "--%s%s%s]", row->name, row->arg ? " " : "",
		   row->arg ? row->arg : "");
}

void opt_split(struct arena *a, const char *names, struct opt_list *to)
{
	struct span rest = span_of(names), piece;

	while (rest.len) {
		if (!span_next_until(&rest, ',', &piece)) {
			piece = rest;
			rest.len = 0;
		}
		piece = span_trim(piece);
		if (piece.len)
			list_add(a, to, arena_str(a, piece));
	}
}
