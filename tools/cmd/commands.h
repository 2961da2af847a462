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

#endif
