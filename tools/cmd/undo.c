// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/undo.h"

#include "base/file.h"
#include "base/limits.h"
#include "scaffold/plan_undo.h"

void undo_killed(struct arena *a, const char *root, const struct term *talk)
{
	CLEANUP_BUF struct buf said, out;
	struct span rest, line;

	buf_init(&said, LIMIT_TEXT);
	buf_init(&out, LIMIT_TEXT);
	plan_undo_killed(a, root, &said);
	rest = buf_span(&said);
	while (span_next_line(&rest, &line)) {
		buf_add_str(&out, "nfkit: ");
		term_add_inline(&out, line, talk->utf8);
		buf_add_char(&out, '\n');
	}
	file_print(stderr, buf_span(&out));
}
