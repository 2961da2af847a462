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

/*
 * What is known of where the patches of a series go. Nothing is put into their
 * subjects where they do not agree, or where some of them are not here.
 */
struct aim {
	const struct project *project;	/* so far; NULL: nothing is known */
	bool is_open;			/* they do not agree */
	size_t patches;			/* with a diff */
};

static void aim_at(struct aim *aim, const struct project *project)
{
	aim->is_open |= aim->project && project != aim->project;
	aim->project = project;
}

static void add_patch(struct aim *aim, const struct patch *p)
{
	struct tree tree = tree_of_subject(&p->message.subject);
	const struct project *said = project_by_name(tree.tag);

	/* Files that several projects have say nothing. */
	for (size_t i = 0; i < p->diff.files.n; i++) {
		const struct project *project =
			project_of_path(p->diff.files.at[i].path);

		if (project)
			aim_at(aim, project);
	}
	if (said)
		aim_at(aim, said);
	aim->is_open |= tree.kind != TREE_NONE && !said;
	aim->patches += p->diff.files.n > 0;
}

static struct aim aim_of(const struct series *s)
{
	unsigned int total = s->patches.at[0]->message.subject.total;
	struct aim aim = { 0 };

	for (size_t i = 0; i < s->patches.n; i++)
		add_patch(&aim, s->patches.at[i]);
	/* Whether a bug is cured, nf or nf-next, only people know. */
	if (!aim.project || aim.project->fixes_tag ||
	    (total && (s->may_lack || aim.patches < total)))
		aim.is_open = true;
	return aim;
}

/* Behind "PATCH". */
static void fix(struct report *to, const struct subject_line *s,
		const struct aim *aim)
{
	for (size_t i = 0; !aim->is_open && i < s->tags.n; i++)
		if (span_eq(s->tags.at[i], SPAN("PATCH"))) {
			report_fix(to, span_from(s->tags.at[i], 5),
				   span_of(arena_printf(report_arena(to), " %s",
							aim->project->tag)));
			return;
		}
}

static void look_at(struct report *to, const struct patch *p,
		    const struct aim *aim)
{
	const struct subject_line *s = &p->message.subject;
	/* All of a series get it, the cover letter too, or none. */
	bool is_one_of = s->total && !aim->is_open;

	if (!s->value.len || mail_is_commit(&p->mail) ||
	    tree_of_subject(s).kind != TREE_NONE)
		return;
	if (touches_netfilter(&p->diff)) {
		report(to, s->value,
		       "no tree in the brackets, want nf or nf-next");
	} else if (is_one_of || tree_of_diff(&p->diff) == TREE_USERSPACE) {
		report(to, s->value,
		       "no project in the brackets, such as nft or iptables");
		fix(to, s, aim);
	}
}

static void series(struct report *to, const struct series *s)
{
	const struct aim aim = aim_of(s);

	for (size_t i = 0; i < s->patches.n; i++)
		look_at(to, s->patches.at[i], &aim);
}

const struct rule rule_nf_tree_tag = {
	.name = "NF_TREE_TAG",
	.summary = "the subject does not say which tree the patch is for",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
