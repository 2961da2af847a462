// SPDX-License-Identifier: GPL-2.0-only
#include "check/references.h"

static void look(struct report *to, const struct reference *r)
{
	if (r->is_fixes && r->found == UPSTREAM_ONE && !r->commit.is_ancestor)
		report(to, r->id, "the commit is not part of %s",
		       report_upstream(to)->name);
}

static void message(struct report *to, const struct patch *p)
{
	each_reference(to, p, look);
}

const struct rule rule_nf_commit_not_ancestor = {
	.name = "NF_COMMIT_NOT_ANCESTOR",
	.summary = "with --tree: what Fixes: names is not part of the tree",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
