// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/tree.h"

/* The first file that lies in this tree, or NULL. */
static const struct file_diff *find(const struct diff *d, enum tree_kind kind)
{
	for (size_t i = 0; i < d->files.n; i++)
		if (tree_of_path(d->files.at[i].path) == kind)
			return &d->files.at[i];
	return NULL;
}

static void diff(struct report *to, const struct patch *p)
{
	const struct file_diff *kernel = find(&p->diff, TREE_KERNEL);
	const struct file_diff *user = find(&p->diff, TREE_USERSPACE);
	const struct file_diff *second;

	if (!kernel || !user)
		return;
	second = kernel > user ? kernel : user;
	report(to, mail_line_text(&p->mail, second->nrs.first),
	       "files of the kernel and of a program: " SPAN_FMT " and " SPAN_FMT,
	       SPAN_ARG(kernel->path), SPAN_ARG(user->path));
}

const struct rule rule_nf_mixed_trees = {
	.name = "NF_MIXED_TREES",
	.summary = "a patch to files of two repositories",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER,
	.diff = diff,
};
