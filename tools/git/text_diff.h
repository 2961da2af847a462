/* SPDX-License-Identifier: GPL-2.0-only */
/* text_diff - what changes in a file, as a unified diff */
#ifndef GIT_TEXT_DIFF_H
#define GIT_TEXT_DIFF_H

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"

/*
 * The diff from @before to @after, as git prints it for a file named @path, so
 * that git apply and patch -p1 take it; empty where they are equal. In @a.
 */
int text_diff(struct arena *a, const char *path, struct span before,
	      struct span after, struct span *out, struct err *e) MUST_CHECK;

/*
 * The same without the lines that name the file, so that it begins with "@@".
 * @indent: where a hunk could begin at several lines, the indent decides, as
 * in git diff; without, it is the last of them.
 */
int text_hunks(struct arena *a, struct span before, struct span after,
	       bool indent, struct span *out, struct err *e) MUST_CHECK;

#endif
