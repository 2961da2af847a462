// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/commands.h"

#include <string.h>

const struct command *const commands[] = {
	&cmd_todo,
	&cmd_new,
	&cmd_try,
	&cmd_check,
	&cmd_howto,
	&cmd_send,
	&cmd_completion,
	&cmd_complete,
	&cmd_manual,
	NULL
};

const struct command *command_find(const struct command *const *table,
				   const char *name)
{
	for (; table && *table; table++)
		if (!strcmp((*table)->name, name))
			return *table;
	return NULL;
}

bool command_has_pages(const void *params)
{
	(void)params;
	return true;
}
