// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/undo.h"

#include "base/limits.h"
#include "cmd/say.h"
#include "scaffold/plan_undo.h"

void undo_killed(struct arena *a, const char *root, const struct term *talk)
{
	CLEANUP_BUF struct buf said;
	struct span rest, line;

	buf_init(&said, LIMIT_TEXT);
	plan_undo_killed(a, root, &said);
	rest = buf_span(&said);
	while (span_next_line(&rest, &line))
		say_talk(talk, SPAN_FMT, SPAN_ARG(line));
}
