// SPDX-License-Identifier: GPL-2.0-only
#include "check/run.h"

#include "model/series.h"

bool checked_read(struct checked *mail)
{
	struct patch *p = &mail->patch;
	const struct subject *s = &p->message.subject;

	patch_parse(mail->arena, p);
	mail->is_cover = !p->diff.files.n && s->is_patch && !s->is_reply &&
			 s->total && !s->number;
	return p->diff.files.n || p->diff.defects.n || mail->is_cover;
}

static void run_lines(const struct rule *rule, struct report *r,
		      const struct file_diff *f, const struct hunk *h)
{
	for (size_t i = 0; i < h->lines.n; i++)
		if (h->lines.at[i].kind == DIFF_ADDED)
			rule->line(r, f, h, &h->lines.at[i]);
}

/* All rules on one hunk, and then its tokens go: there are many. */
static void run_hunk(const struct selection *selection, struct report *r,
		     const struct file_diff *f, const struct hunk *h)
{
	CLEANUP_ARENA struct arena scratch = { 0 };
	struct ctokens tokens = { 0 };

	ctokens_of_hunk(&scratch, h, DIFF_NEW, &tokens);
	for (size_t i = 0; i < selection->rules.n; i++) {
		r->rule = selection->rules.at[i];
		if (r->rule->hunk)
			r->rule->hunk(r, f, h, &tokens);
		if (r->rule->line)
			run_lines(r->rule, r, f, h);
	}
}

/* What is coarser than a hunk. */
static void run_rule(const struct rule *rule, struct report *r,
		     const struct checked *mail)
{
	const struct patch *p = &mail->patch;

	r->rule = rule;
	if (rule->mail)
		rule->mail(r, p);
	if (mail->is_cover)
		return;
	if (rule->message)
		rule->message(r, p);
	if (rule->diff)
		rule->diff(r, p);
	for (size_t i = 0; rule->file && i < p->diff.files.n; i++)
		rule->file(r, &p->diff.files.at[i]);
}

void check_mail(const struct selection *selection, struct checked *mail)
{
	struct patch *only = &mail->patch;
	const struct diff *diff = &only->diff;
	struct report r = {
		.arena = mail->arena, .profile = selection->profile,
		.level = selection->level, .mails = &only, .mails_n = 1,
	};

	for (size_t i = 0; i < selection->rules.n; i++)
		run_rule(selection->rules.at[i], &r, mail);
	for (size_t i = 0; i < diff->files.n; i++)
		for (size_t j = 0; j < diff->files.at[i].hunks.n; j++)
			run_hunk(selection, &r, &diff->files.at[i],
				 &diff->files.at[i].hunks.at[j]);
	findings_sort(&mail->findings);
}

void check_series(const struct selection *selection, const struct series *series)
{
	CLEANUP_ARENA struct arena scratch = { 0 };
	struct report r = {
		.arena = &scratch, .profile = selection->profile,
		.level = selection->level, .mails = series->patches.at,
		.mails_n = series->patches.n,
	};

	for (size_t i = 0; i < selection->rules.n; i++) {
		r.rule = selection->rules.at[i];
		if (r.rule->series)
			r.rule->series(&r, series);
	}
	for (size_t i = 0; i < series->patches.n; i++)
		findings_sort(&checked_of(series->patches.at[i])->findings);
}

void check_mails(const struct selection *selection,
		 struct checked *const *mails, size_t n)
{
	CLEANUP_ARENA struct arena a = { 0 };
	VEC(struct patch *) patches = { 0 };
	struct series_list all = { 0 };

	for (size_t i = 0; i < n; i++) {
		check_mail(selection, mails[i]);
		*VEC_ADD(&a, &patches) = &mails[i]->patch;
	}
	series_group(&a, patches.at, patches.n, &all);
	for (size_t i = 0; i < all.list.n; i++)
		check_series(selection, &all.list.at[i]);
}
