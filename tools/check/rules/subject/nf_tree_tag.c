// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/project.h"
#include "model/tree.h"

static bool touches_netfilter(const struct diff *d)
{
	for (size_t i = 0; i < d->files.n; i++)
		if (tree_is_netfilter_path(d->files.at[i].path))
			return true;
	return false;
}

/* The project that all files are of which say something, or NULL. */
static const struct project *only_project(const struct diff *d)
{
	const struct project *found = NULL;

	for (size_t i = 0; i < d->files.n; i++) {
		const struct project *p =
			project_of_path(d->files.at[i].path);

		if (p && found && p != found)
			return NULL;
		found = p ? p : found;
	}
	return found;
}

/* Behind "PATCH"; whether a bug is cured, nf or nf-next, only people know. */
static void fix(struct report *to, const struct patch *p)
{
	const struct project *project = only_project(&p->diff);
	const struct subject_line *s = &p->message.subject;

	if (!project || project->fixes_tag)
		return;
	for (size_t i = 0; i < s->tags.n; i++)
		if (span_eq(s->tags.at[i], SPAN("PATCH"))) {
			report_fix(to, span_from(s->tags.at[i], 5),
				   span_of(arena_printf(report_arena(to), " %s",
							project->tag)));
			return;
		}
}

static void message(struct report *to, const struct patch *p)
{
	const struct subject_line *s = &p->message.subject;

	if (!s->value.len || mail_is_commit(&p->mail) ||
	    tree_of_subject(s).kind != TREE_NONE)
		return;
	if (touches_netfilter(&p->diff)) {
		report(to, s->value,
		       "no tree in the brackets, want nf or nf-next");
	} else if (tree_of_diff(&p->diff) == TREE_USERSPACE) {
		report(to, s->value,
		       "no project in the brackets, such as nft or iptables");
		fix(to, p);
	}
}

const struct rule rule_nf_tree_tag = {
	.name = "NF_TREE_TAG",
	.summary = "the subject does not say which tree the patch is for",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
