/* SPDX-License-Identifier: GPL-2.0-only */
/* fetch - bring the kept copies of sources up to date (for read.c) */
#ifndef TODO_FETCH_H
#define TODO_FETCH_H

#include "base/err.h"
#include "base/progress.h"
#include "todo/cache.h"

struct todo_fetch {
	const struct todo_source *source;
	struct todo_copy copy;	/* as it was, then as it is */
	bool is_asked;
	struct err err;		/* set: this time it did not work */
};

/*
 * Ask the servers of the @n sources whose .is_asked is set, side by side.
 * What comes is parsed before it replaces what is kept. @bar, which may be NULL,
 * tells how many have answered.
 */
void todo_fetch(struct arena *a, struct todo_fetch *f, size_t n, int64_t now,
		const char *ca_file, struct progress *bar);

#endif
