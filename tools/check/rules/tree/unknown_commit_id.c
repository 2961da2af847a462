// SPDX-License-Identifier: GPL-2.0-only
#include "check/references.h"

static void look(struct report *to, const struct reference *r)
{
	if (r->found == UPSTREAM_NONE)
		report(to, r->id, "there is no commit '" SPAN_FMT "' in %s",
		       SPAN_ARG(r->id), report_upstream(to)->name);
	else if (r->found == UPSTREAM_MANY)
		report(to, r->id, "more than one commit begins with '" SPAN_FMT
		       "' in %s", SPAN_ARG(r->id), report_upstream(to)->name);
}

static void message(struct report *to, const struct patch *p)
{
	each_reference(to, p, look);
}

const struct rule rule_unknown_commit_id = {
	.name = "UNKNOWN_COMMIT_ID",
	.summary = "with --tree: a commit that the message names is not there",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
