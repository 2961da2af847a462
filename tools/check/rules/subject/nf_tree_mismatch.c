// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/tree.h"

static void message(struct report *to, const struct patch *p)
{
	struct tree t = tree_of_subject(&p->message.subject);
	enum tree_kind files = tree_of_diff(&p->diff);

	if (t.kind == TREE_NONE || files == TREE_NONE)
		return;
	if ((t.kind == TREE_USERSPACE) == (files == TREE_USERSPACE))
		return;
	report(to, t.tag, "'" SPAN_FMT "' has no file " SPAN_FMT,
	       SPAN_ARG(t.tag), SPAN_ARG(p->diff.files.at[0].path));
}

const struct rule rule_nf_tree_mismatch = {
	.name = "NF_TREE_MISMATCH",
	.summary = "the subject names another tree than that of the files",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
