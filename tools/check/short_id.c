// SPDX-License-Identifier: GPL-2.0-only
#include "check/short_id.h"

#include "model/commit_ref.h"

#define LOG_WIDTH	75	/* columns; of bytes that are letters */

static bool knows(struct report *to, struct span id,
		  struct upstream_commit *out)
{
	const struct upstream *tree = report_upstream(to);

	return tree && tree->commit(tree->context, report_arena(to), id, out) ==
		       UPSTREAM_ONE;
}

void fix_short_id(struct report *to, struct span id)
{
	struct upstream_commit commit;

	if (id.len < COMMIT_REF_DIGITS && knows(to, id, &commit))
		report_fix(to, id, span_first(commit.id, COMMIT_REF_DIGITS));
}

void fix_untitled_id(struct report *to, struct span id, struct span line)
{
	struct upstream_commit commit;
	struct span with;

	if (!knows(to, id, &commit))
		return;
	with = id.len < COMMIT_REF_DIGITS ?
	       span_first(commit.id, COMMIT_REF_DIGITS) : id;
	if (line.len - id.len + with.len + commit.title.len + 5 <= LOG_WIDTH)
		with = span_of(arena_printf(report_arena(to), SPAN_FMT " (\""
					    SPAN_FMT "\")", SPAN_ARG(with),
					    SPAN_ARG(commit.title)));
	if (with.len > id.len)
		report_fix(to, id, with);
}
