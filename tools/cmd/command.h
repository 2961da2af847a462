/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * command - what main.c knows of a subcommand
 *
 * One file of cmd/ defines one struct command: its words for the help, its
 * option table and the function that does the work with parsed parameters.
 * The function prints its result to stdout and talk to stderr; what failed
 * it returns as an error, which main() prints.
 */
#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include "base/opt.h"
#include "base/term.h"

/* Exit statuses, as of grep and diff. */
enum status {
	STATUS_CLEAN	= 0,
	STATUS_FINDINGS	= 1,	/* it worked, and there is something to say */
	STATUS_TROUBLE	= 2,	/* it did not work */
};

struct invocation {
	const void *params;	/* the command's own struct, filled */
	struct opt_list args;
	struct arena *arena;	/* lives as long as the command */
	struct term out, talk;	/* of stdout and of stderr */
};

/* A status, or -1 with the error set: main() then exits with trouble. */
typedef int command_run(const struct invocation *inv, struct err *e);

struct setting;

struct command {
	const char *name;
	const char *summary;	/* for the list: one line; NULL: not listed */
	const char *args;	/* for the usage line: "[INPUT...]" */
	const char *about;	/* for --help: lines of at most 75 columns */
	const struct opt *opts;
	size_t params_size;
	command_run *run;	/* NULL: a subcommand must follow */
	/* May what it prints be shown page by page? NULL: no. */
	bool (*has_pages)(const void *params);
	const struct command *const *subs;	/* NULL-terminated, or NULL */
	/* Which options git config can set too; NULL: none. */
	const struct setting *settings;
};

/* For .has_pages of a command that prints its result, and asks nothing. */
bool command_has_pages(const void *params);

/* In the order of the work. */
extern const struct command cmd_todo;
extern const struct command cmd_new;
extern const struct command cmd_check;
extern const struct command cmd_howto;
extern const struct command cmd_try;
extern const struct command cmd_send;
extern const struct command cmd_completion;
extern const struct command cmd_complete;
extern const struct command cmd_manual;

#endif
