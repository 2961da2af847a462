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

const struct command *command_near(const struct command *const *table,
				   const char *name)
{
	for (; table && *table; table++)
		if ((*table)->summary &&
		    term_is_near(span_of(name), span_of((*table)->name)))
			return *table;
	return NULL;
}

int command_no_sub(const struct command *c, const char *word, struct err *e)
{
	const struct command *near = command_near(c->subs, word);

	if (!c->subs)
		return err_set(e, ERR_USAGE,
			       "'nfkit %s' has no subcommands, see 'nfkit help %s'",
			       c->name, c->name);
	if (near)
		return err_set(e, ERR_USAGE,
			       "there is no subcommand '%s', did you mean 'nfkit %s %s'?",
			       word, c->name, near->name);
	return err_set(e, ERR_USAGE,
		       "there is no subcommand '%s', see 'nfkit help %s'", word,
		       c->name);
}

int command_late_sub(const struct command *c, const struct command *sub,
		     struct err *e)
{
	return err_set(e, ERR_USAGE,
		       "a subcommand comes before the options: 'nfkit %s %s ...'",
		       c->name, sub->name);
}

bool command_has_pages(const void *params)
{
	(void)params;
	return true;
}
