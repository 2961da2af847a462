/* SPDX-License-Identifier: GPL-2.0-only */
/* howto - what the files of nfkit howto share */
#ifndef CMD_HOWTO_H
#define CMD_HOWTO_H

#include "cmd/command.h"

extern const struct command cmd_howto_add;
extern const struct command cmd_howto_options;

/* Print a result to stdout; STATUS_CLEAN, or -1 where it grew too large. */
int howto_print(const struct buf *text, struct err *e) MUST_CHECK;

#endif
