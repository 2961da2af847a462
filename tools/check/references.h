/* SPDX-License-Identifier: GPL-2.0-only */
/* references - the commits that a message names, looked up in the tree */
#ifndef CHECK_REFERENCES_H
#define CHECK_REFERENCES_H

#include "check/rule.h"

struct reference {
	struct span id;			/* as written */
	struct span title;		/* without quotes; empty: none */
	bool is_fixes;			/* it stands in Fixes: */
	enum upstream_found found;
	struct upstream_commit commit;	/* where it is UPSTREAM_ONE */
};

/*
 * Call @look for each commit that the log names by 6 digits or more, behind
 * "commit" or in a Fixes: trailer; not where no tree is given. In
 * checkpatch.pl's dialect not behind the first Signed-off-by:.
 */
void each_reference(struct report *to, const struct patch *p,
		    void (*look)(struct report *to,
				 const struct reference *r));

#endif
