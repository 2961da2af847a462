// SPDX-License-Identifier: GPL-2.0-only
#include "check/short_id.h"

#include "model/commit_ref.h"

void fix_short_id(struct report *to, struct span id)
{
	const struct upstream *tree = report_upstream(to);
	struct upstream_commit commit;

	if (!tree || id.len >= COMMIT_REF_DIGITS ||
	    tree->commit(tree->context, report_arena(to), id, &commit) !=
	    UPSTREAM_ONE)
		return;
	report_fix(to, id, span_first(commit.id, COMMIT_REF_DIGITS));
}
