/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * diff_name - how a diff writes the names of its files
 *
 * Git puts a name with odd bytes in quotes and escapes as C does (see
 * core.quotePath in git-config(1)), and a/ and b/ before the two names. Plain
 * diff writes a tab and a time behind a name.
 */
#ifndef MODEL_DIFF_NAME_H
#define MODEL_DIFF_NAME_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/span.h"

/*
 * Cut a name in quotes off the cursor; it is from @a where it has escapes.
 * False where there are no quotes or the closing one is missing.
 */
bool diff_name_unquote(struct arena *a, struct span *cursor, struct span *name);

/* The name that a "--- " or "+++ " line has behind its mark. */
struct span diff_name(struct arena *a, struct span text);

/*
 * The two names behind "diff --git ", as they are. Names with blanks can be
 * told apart only if they are in quotes, or the same but for their first part.
 */
bool diff_names_split(struct arena *a, struct span text,
		      struct span *old_name, struct span *new_name);

/*
 * Take a/ and b/ off, or other first parts if all behind them is the same
 * (i/ and w/; linux.orig/ and linux/). False where there is no such thing.
 * An empty name is that of no file.
 */
bool diff_names_strip(struct span *old_name, struct span *new_name);

/*
 * Write a name as git does, @prefix ("a/", or empty) in front of it: in quotes
 * where it has control characters, '"' or a backslash, or bytes that are not
 * ASCII and @quote_high says so (core.quotePath, true unless it is set).
 */
void diff_name_add(struct buf *to, struct span prefix, struct span name,
		   bool quote_high);

#endif
