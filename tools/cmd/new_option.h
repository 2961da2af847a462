/* SPDX-License-Identifier: GPL-2.0-only */
/* new_option - nfkit new option: a new revision of an extension */
#ifndef CMD_NEW_OPTION_H
#define CMD_NEW_OPTION_H

#include "cmd/command.h"

extern const struct command cmd_new_option;

#endif
