// SPDX-License-Identifier: GPL-2.0-only
#include "todo/item.h"

static const char *const names[] = {
	[TODO_OPEN]	= "open",
	[TODO_DONE]	= "done",
	[TODO_UNSURE]	= "unsure",
};

const char *todo_state_name(enum todo_state state)
{
	return names[state];
}

bool todo_state_find(struct span name, enum todo_state *state)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (span_eq(name, span_of(names[i]))) {
			*state = (enum todo_state)i;
			return true;
		}
	}
	return false;
}
