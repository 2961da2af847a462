/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * kmemleak - what a kernel with CONFIG_DEBUG_KMEMLEAK says of lost memory
 *
 * /sys/kernel/debug/kmemleak (Documentation/dev-tools/kmemleak.rst) has for each
 * object that nothing points to any more a line "unreferenced object ADDRESS
 * (size N):", the process, a dump, and the backtrace of who made it.
 */
#ifndef TRY_KMEMLEAK_H
#define TRY_KMEMLEAK_H

#include "try/klog.h"

struct kmemleak {
	unsigned int objects;	/* that a module of ours has made */
	uint64_t bytes;		/* all of them */
	const char *place;	/* of the first, in its source; or NULL */
	VEC(struct span) lines;	/* of the first */
};

/* Those of the modules of @source in @text; false: none. */
bool kmemleak_find(struct arena *a, struct span text,
		   const struct klog_source *source, struct kmemleak *out);

#endif
