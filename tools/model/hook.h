/* SPDX-License-Identifier: GPL-2.0-only */
/* hook - where in the kernel packets meet the rules of a table */
#ifndef MODEL_HOOK_H
#define MODEL_HOOK_H

#include "base/span.h"

#define HOOKS	5

struct hook {
	const char *name;	/* "prerouting" */
	const char *kernel;	/* "NF_INET_PRE_ROUTING" */
	const char *bridge;	/* the same for frames: "NF_BR_PRE_ROUTING" */
	const char *chain;	/* "PREROUTING" */
};

/* By its number in enum nf_inet_hooks, up to HOOKS. */
const struct hook *hook_at(unsigned int nr);

/* The number of the hook of this name, or HOOKS. */
unsigned int hook_find(struct span name);

/* True for the built-in chain of a hook, "PREROUTING". */
bool hook_has_chain(struct span name);

struct hook_table {
	const char *name;	/* "mangle" */
	uint32_t hooks;		/* bits: those with a built-in chain */
	uint32_t bridge;	/* the same in ebtables; 0: no table */
};

/* The table of this name, or NULL. The first is what iptables takes itself. */
const struct hook_table *hook_table_find(struct span name);
const struct hook_table *hook_table_all(size_t *n);

#endif
