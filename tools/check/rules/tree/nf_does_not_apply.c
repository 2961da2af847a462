// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/apply.h"

#define FILES_MAX	5000	/* of a series that are looked at */

/* A file as it is behind the patches that went before. */
struct state {
	struct span path;
	struct apply_text text;
	bool is_there;
	bool is_unknown;	/* nobody can say: a patch has failed on it */
};

struct tree_now {
	VEC(struct state) files;
	struct report *to;
	size_t steps;
};

static struct state *get(struct tree_now *now, struct span path)
{
	const struct upstream *tree = report_upstream(now->to);
	struct state *s;
	struct span bytes;

	for (size_t i = 0; i < now->files.n; i++)
		if (span_eq(now->files.at[i].path, path))
			return &now->files.at[i];
	s = VEC_ADD(report_arena(now->to), &now->files);
	s->path = path;
	s->is_there = tree->file(tree->context, report_arena(now->to), path,
				 &bytes);
	if (s->is_there)
		apply_text_of(report_arena(now->to), bytes, &s->text);
	return s;
}

static void report_misfit(struct report *to, const struct hunk *h,
			  const struct apply_hunk *result)
{
	const char *how = "does not fit";

	if (result->kind == APPLY_FUZZY)
		how = arena_printf(report_arena(to), "fits only with fuzz %u",
				   result->fuzz);
	if (!result->want)
		report(to, h->header, "%s", how);
	else if (result->have.p)
		report(to, result->want->raw, "%s: line %u is '" SPAN_FMT "'",
		       how, result->line, SPAN_ARG(span_trim(result->have)));
	else
		report(to, result->want->raw, "%s: the file has no line %u",
		       how, result->line);
}

static void report_hunk(struct report *to, const struct hunk *h,
			const struct apply_hunk *result)
{
	switch (result->kind) {
	case APPLY_FITS:
		break;
	case APPLY_MOVED:
		report_as(to, SEV_NOTE, h->header, "fits %ld line%s %s",
			  labs(result->offset),
			  labs(result->offset) == 1 ? "" : "s",
			  result->offset < 0 ? "above" : "below");
		break;
	case APPLY_FUZZY:
	case APPLY_FAILS:
		report_misfit(to, h, result);
		break;
	}
}

static struct span first_line(const struct patch *p, const struct file_diff *f)
{
	return mail_line_text(&p->mail, f->nrs.first);
}

static void create(struct tree_now *now, const struct patch *p,
		   const struct file_diff *f)
{
	struct state *s = get(now, f->new_path);
	struct apply_text nothing = { 0 };
	struct apply_hunk *hunks;

	if (s->is_there && !s->is_unknown)
		report(now->to, first_line(p, f),
		       "a new file " SPAN_FMT ", which exists already",
		       SPAN_ARG(f->new_path));
	apply_file(report_arena(now->to), &nothing, f, &now->steps, &s->text,
		   &hunks);
	s->is_there = true;
	s->is_unknown = f->is_binary;
}

/* What becomes of the file, under its new name if it gets one. */
static void move(struct tree_now *now, const struct file_diff *f,
		 struct apply_text text, bool is_unknown)
{
	struct state *s;

	if (f->is_deleted || f->is_rename)
		get(now, f->old_path)->is_there = false;
	if (f->is_deleted)
		return;
	s = get(now, f->new_path);
	s->is_there = true;
	s->text = text;
	s->is_unknown = is_unknown;
}

static void change(struct tree_now *now, const struct patch *p,
		   const struct file_diff *f)
{
	struct state old = *get(now, f->old_path);
	struct apply_text text;
	struct apply_hunk *hunks;
	bool fits;

	if (!old.is_there && !old.is_unknown) {
		report(now->to, first_line(p, f), "there is no file " SPAN_FMT,
		       SPAN_ARG(f->old_path));
		old.is_unknown = true;
	}
	if (old.is_unknown || f->is_binary) {
		move(now, f, old.text, true);
		return;
	}
	fits = apply_file(report_arena(now->to), &old.text, f, &now->steps,
			  &text, &hunks);
	for (size_t i = 0; i < f->hunks.n; i++)
		report_hunk(now->to, &f->hunks.at[i], &hunks[i]);
	move(now, f, text, !fits);
}

static void apply(struct tree_now *now, const struct patch *p)
{
	for (size_t i = 0; i < p->diff.files.n; i++) {
		const struct file_diff *f = &p->diff.files.at[i];

		if (now->files.n >= FILES_MAX)
			return;
		if (f->is_new)
			create(now, p, f);
		else
			change(now, p, f);
	}
}

/* A patch that changes a file which the tree has: it is meant for it. */
static bool is_for_tree(struct tree_now *now, const struct series *s)
{
	bool has_old = false;

	for (size_t i = 0; i < s->patches.n; i++) {
		const struct diff *d = &s->patches.at[i]->diff;

		for (size_t j = 0; j < d->files.n; j++) {
			if (now->files.n >= FILES_MAX)
				return true;
			if (d->files.at[j].is_new)
				continue;
			has_old = true;
			if (get(now, d->files.at[j].old_path)->is_there)
				return true;
		}
	}
	return !has_old;
}

/* What the patches before have changed is known for the first @n only. */
static size_t count_known(const struct series *s)
{
	unsigned int next = 1;

	for (size_t i = 0; i < s->patches.n; i++) {
		const struct subject_line *subject =
			&s->patches.at[i]->message.subject;

		if (mail_is_commit(&s->patches.at[i]->mail))
			return i;
		if (!subject->number)
			continue;
		if (subject->number != next++)
			return i;
	}
	return s->patches.n;
}

static void series(struct report *to, const struct series *s)
{
	struct tree_now now = { .to = to, .steps = APPLY_STEPS };
	size_t n = count_known(s);

	if (!report_upstream(to) || !n)
		return;
	if (!is_for_tree(&now, s)) {
		report_as(to, SEV_NOTE, s->patches.at[0]->message.subject.value,
			  "%s has none of its files: is it for another tree?",
			  report_upstream(to)->name);
		return;
	}
	for (size_t i = 0; i < n; i++)
		apply(&now, s->patches.at[i]);
}

const struct rule rule_nf_does_not_apply = {
	.name = "NF_DOES_NOT_APPLY",
	.summary = "with --tree: the patch does not fit the tree",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
