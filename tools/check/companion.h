/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * companion - files that belong together, for rules that look for the rest
 *
 * They look at a whole series, for one patch may bring the test of another.
 */
#ifndef CHECK_COMPANION_H
#define CHECK_COMPANION_H

#include "check/rule.h"

/* The first file of the series that @want takes, or NULL. */
const struct file_diff *series_find(const struct series *s,
				    bool (*want)(const struct file_diff *f,
						 const void *context),
				    const void *context);

/* A file of exactly this path, changed or new and not deleted. */
bool series_has_path(const struct series *s, const char *path);

/* Call @look for each file of a whole series, with the line it begins at. */
void each_companion(struct report *to, const struct series *s,
		    void (*look)(struct report *to, const struct series *s,
				 const struct file_diff *f, struct span at));

/* The path from the folder @folder on, without that; or empty. */
struct span path_within(struct span path, struct span folder);

/* An added line has @text. */
bool file_adds(const struct file_diff *f, struct span text);

#endif
