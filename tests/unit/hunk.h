/* SPDX-License-Identifier: GPL-2.0-only */
/* hunk - a hunk for a test, made of its lines */
#ifndef UNIT_HUNK_H
#define UNIT_HUNK_H

#include "model/diff.h"
#include "testing.h"

/* A hunk of these lines, which come with their markers. */
static inline const struct hunk *hunk_of(struct arena *a, const char *lines,
					 struct diff *d)
{
	unsigned int olds = 0, news = 0;
	struct span rest = span_of(lines), line;
	const char *text;

	while (span_next_line(&rest, &line)) {
		olds += line.p[0] != '+';
		news += line.p[0] != '-';
	}
	text = arena_printf(a, "--- a/x\n+++ b/x\n@@ -1,%u +1,%u @@\n%s", olds,
			    news, lines);
	diff_parse(a, span_of(text), 1, d);
	assert_int_equal(d->defects.n, 0);
	assert_int_equal(d->files.n, 1);
	return &d->files.at[0].hunks.at[0];
}

#endif
