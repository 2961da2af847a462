/* SPDX-License-Identifier: GPL-2.0-only */
/* build - module and plugin, from copies of the sources */
#ifndef TRY_BUILD_H
#define TRY_BUILD_H

#include "try/check.h"
#include "try/kernel.h"
#include "try/subject.h"

/*
 * Build all modules and plugins of @s in the folder @work, which has then
 * NAME.ko with and NAME.ko.stripped without debug data, and libNAME.so. What
 * does not build, or builds with warnings, is a failed check with the
 * compiler's lines; *@built says that all is there. The error is for what has
 * nothing to do with the sources.
 */
int build_all(struct arena *a, const struct subject *s, const struct kernel *k,
	      const char *work, struct checks *checks, bool *built,
	      struct err *e) MUST_CHECK;

#endif
