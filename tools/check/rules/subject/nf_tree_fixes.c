// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/tree.h"

static void message(struct report *to, const struct patch *p)
{
	const struct message *m = &p->message;
	struct tree t = tree_of_subject(&m->subject);
	const struct trailer *fixes;
	size_t i = 0;

	fixes = message_trailer(m, SPAN("Fixes"), &i);
	if (t.kind == TREE_NEXT && fixes)
		report(to, fixes->line.text, "a Fixes: in a patch for "
		       SPAN_FMT, SPAN_ARG(t.tag));
	else if (t.kind == TREE_FIXES && !fixes)
		report(to, t.tag, "no Fixes: in a patch for " SPAN_FMT,
		       SPAN_ARG(t.tag));
}

const struct rule rule_nf_tree_fixes = {
	.name = "NF_TREE_FIXES",
	.summary = "a fix for -next, or a patch for nf that fixes nothing",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
