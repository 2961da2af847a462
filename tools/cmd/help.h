/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * help - the short texts of nfkit help and --help
 *
 * They are filled at the width of the terminal. What is too long for a screen
 * belongs into the manual page.
 */
#ifndef CMD_HELP_H
#define CMD_HELP_H

#include "cmd/command.h"

/* All commands. */
void help_overview(unsigned int width, struct buf *to);

/* The names of its options, for who knows them: it fits a screen. */
void help_short(const struct command *parent, const struct command *c,
		unsigned int width, struct buf *to);

/* One; @parent is the command that @c is a subcommand of, or NULL. */
void help_command(const struct command *parent, const struct command *c,
		  unsigned int width, struct buf *to);

#endif
