/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * klog - what the kernel's messages mean
 *
 * A splat is what the kernel says when something is wrong with itself: a WARN,
 * a BUG, an oops, a panic, a lockup, what lockdep, KASAN and others report.
 */
#ifndef TRY_KLOG_H
#define TRY_KLOG_H

#include "base/buf.h"
#include "base/vec.h"

#define LIMIT_SPLAT_LINES	24	/* of one, shown */

/* Modules with debug data, to find lines of source in. */
struct klog_source {
	const char *work;	/* folder with NAME.ko */
	const char *const *modules;
	size_t n;
};

struct splat {
	const char *title;	/* "WARNING: ... at xt_quotalen.c:12 ..." */
	const char *place;	/* "xt_quotalen.c:12 in quotalen_mt"; or NULL */
	VEC(struct span) lines;
};

/* The first splat of @text; false where there is none. */
bool klog_find(struct arena *a, struct span text,
	       const struct klog_source *source, struct splat *out);

/*
 * A frame "FUNCTION+0xOFFSET/0xSIZE [MODULE]" of a backtrace: is it of one of
 * these modules, and where in its source; NULL where that is not known.
 */
bool klog_is_ours(struct arena *a, struct span line,
		  const struct klog_source *source);
const char *klog_place(struct arena *a, struct span line,
		       const struct klog_source *source);

/* A line of the console or of /dev/kmsg without time stamp and level. */
struct span klog_message(struct span line);

#endif
