// SPDX-License-Identifier: GPL-2.0-only
#include "model/hook.h"

static const struct hook hooks[HOOKS] = {
	{ "prerouting", "NF_INET_PRE_ROUTING", "NF_BR_PRE_ROUTING",
	  "PREROUTING" },
	{ "input", "NF_INET_LOCAL_IN", "NF_BR_LOCAL_IN", "INPUT" },
	{ "forward", "NF_INET_FORWARD", "NF_BR_FORWARD", "FORWARD" },
	{ "output", "NF_INET_LOCAL_OUT", "NF_BR_LOCAL_OUT", "OUTPUT" },
	{ "postrouting", "NF_INET_POST_ROUTING", "NF_BR_POST_ROUTING",
	  "POSTROUTING" },
};

enum {
	PREROUTING	= 1 << 0,
	INPUT		= 1 << 1,
	FORWARD		= 1 << 2,
	OUTPUT		= 1 << 3,
	POSTROUTING	= 1 << 4,
};

static const struct hook_table tables[] = {
	{ "filter", INPUT | FORWARD | OUTPUT, INPUT | FORWARD | OUTPUT },
	{ "mangle", PREROUTING | INPUT | FORWARD | OUTPUT | POSTROUTING, 0 },
	{ "nat", PREROUTING | INPUT | OUTPUT | POSTROUTING,
	  PREROUTING | OUTPUT | POSTROUTING },
	{ "raw", PREROUTING | OUTPUT, 0 },
	{ "security", INPUT | FORWARD | OUTPUT, 0 },
};

#define N_TABLES	(sizeof(tables) / sizeof(tables[0]))

const struct hook *hook_at(unsigned int nr)
{
	return &hooks[nr];
}

unsigned int hook_find(struct span name)
{
	unsigned int nr = 0;

	while (nr < HOOKS && !span_eq(name, span_of(hooks[nr].name)))
		nr++;
	return nr;
}

bool hook_has_chain(struct span name)
{
	for (unsigned int nr = 0; nr < HOOKS; nr++)
		if (span_is(name, hooks[nr].chain))
			return true;
	return false;
}

const struct hook_table *hook_table_all(size_t *n)
{
	*n = N_TABLES;
	return tables;
}

const struct hook_table *hook_table_find(struct span name)
{
	for (size_t i = 0; i < N_TABLES; i++)
		if (span_eq(name, span_of(tables[i].name)))
			return &tables[i];
	return NULL;
}
