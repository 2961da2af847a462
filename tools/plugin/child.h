/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * child - the side that loads plugins, and what it says to the other one
 *
 * Lines of fields parted by tabs; a field holds no byte below 0x20. For each
 * plugin, by its index among the files:
 *
 *	begin INDEX
 *	match|target NAME REVISION FAMILY	for each table; for each row:
 *	rich NAME TYPE ID FLAGS EXCL ALSO MIN MAX
 *	plain NAME ARG
 *	failed WHY
 *	done
 */
#ifndef PLUGIN_CHILD_H
#define PLUGIN_CHILD_H

#include "base/opt.h"

/* The flags of a "rich" line, which are ours and not those of libxtables. */
#define CHILD_INVERT	1U
#define CHILD_MANDATORY	2U
#define CHILD_MULTI	4U
#define CHILD_NO_ARG	8U

/*
 * Load @files from index @first on and write to @fd. Plugins may do anything:
 * call this in a process made for it. Does not return.
 */
_Noreturn void child_run(int fd, const struct opt_list *files, size_t first);

#endif
