/* SPDX-License-Identifier: GPL-2.0-only */
/* commands - the table of all commands */
#ifndef CMD_COMMANDS_H
#define CMD_COMMANDS_H

#include "cmd/command.h"

/* In the order of the work; NULL ends. One without a summary is not listed. */
extern const struct command *const commands[];

/* The command of this name in @table, which may be NULL; NULL: none. */
const struct command *command_find(const struct command *const *table,
				   const char *name);

/* The listed one whose name @name may have meant, likewise. */
const struct command *command_near(const struct command *const *table,
				   const char *name);

/* The error that @word, where a subcommand of @c may stand, is none. */
int command_no_sub(const struct command *c, const char *word, struct err *e);

/* The error that the subcommand @sub of @c stands behind an option. */
int command_late_sub(const struct command *c, const struct command *sub,
		     struct err *e);

#endif
