/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * opt - the command line, from one table
 *
 * A command describes its options as rows; each row names a field of the
 * command's own parameter struct by offset. The same rows give parsing, the
 * usage line, --help, completion and the manual page. Options and arguments
 * may be mixed; "--" ends the options; "-" is an argument. Long names are
 * never abbreviated, so that scripts keep working when one is added.
 */
#ifndef BASE_OPT_H
#define BASE_OPT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"

enum opt_type {
	OPT_FLAG,	/* bool: set to true */
	OPT_STRING,	/* const char *: the last one counts */
	OPT_LIST,	/* struct opt_list: each one counts, in order */
	OPT_NUMBER,	/* unsigned int, decimal, at least 1 */
	OPT_CHOICE,	/* int: one of .choices */
};

struct opt_choice {
	const char *name;	/* NULL ends the list */
	int value;
};

struct opt_list {
	const char **at;
	size_t n, cap;
};

struct opt {
	char letter;		/* '\0': long name only */
	const char *name;	/* without the dashes; NULL ends the table */
	enum opt_type type;
	size_t offset;		/* of the field in the parameter struct */
	const char *arg;	/* placeholder: "FILE"; NULL for OPT_FLAG */
	const char *help;	/* lower case, no full stop */
	const struct opt_choice *choices;
	/* It means nothing without one of these: names, a blank between. */
	const char *needs;
	unsigned int max;	/* of OPT_NUMBER; 0: there is none */
};

/* Which help is asked for: -h is for who knows, and wants the names. */
enum opt_help {
	OPT_HELP_NONE,
	OPT_HELP_SHORT,		/* -h */
	OPT_HELP_WHOLE,		/* --help */
};

/* What a word of the command line asks for. */
enum opt_help opt_help(const char *word);

/*
 * Read @argv (without the command's name) into the zeroed @params and the
 * remaining arguments into @args. @help is set, and nothing else reported,
 * where -h or --help is met before a mistake. Strings are borrowed from
 * @argv. A mistake is ERR_USAGE and names the near option, if there is one, or
 * those that an option needs and that are not there.
 */
int opt_parse(struct arena *a, const struct opt *table, const char *const *argv,
	      void *params, struct opt_list *args, enum opt_help *help,
	      struct err *e) MUST_CHECK;

/* The row of this long name, or NULL. */
const struct opt *opt_find(const struct opt *table, struct span name);

/* Fill the field of one row, as the option --NAME with this value does. */
int opt_set(struct arena *a, const struct opt *row, void *params,
	    const char *value, struct err *e) MUST_CHECK;

/*
 * True where the field of a row is not as it was in the zeroed parameters: a
 * choice of value 0 looks as if nothing had been said.
 */
bool opt_is_set(const struct opt *row, const void *params);

/* The field as one writes it on a command line; lists parted by commas. */
void opt_show(const struct opt *row, const void *params, struct buf *to);

/* The rows as two columns for --help, wrapped at @width columns. */
void opt_describe(const struct opt *table, unsigned int width, struct buf *to);

/* The row as a usage line has it: "[-j|--jobs N]". */
void opt_add_usage(const struct opt *row, struct buf *to);

/* Names parted by commas, blanks trimmed, empty ones left out; borrowed. */
void opt_split(struct arena *a, const char *names, struct opt_list *to);

#endif
