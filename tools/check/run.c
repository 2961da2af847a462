// SPDX-License-Identifier: GPL-2.0-only
#include "check/run.h"

#include "base/limits.h"
#include "model/series.h"

void check_run_init(struct check_run *run, struct arena *a,
		    const struct selection *selection)
{
	*run = (struct check_run){
		.arena = a, .selection = selection, .room = LIMIT_FINDINGS
	};
}

bool checked_read(struct arena *a, struct checked *mail)
{
	struct patch *p = &mail->patch;
	const struct subject *s = &p->message.subject;

	patch_parse(a, p);
	mail->is_cover = !p->diff.files.n && s->is_patch && !s->is_reply &&
			 s->total && !s->number;
	return p->diff.files.n || p->diff.defects.n || mail->is_cover;
}

static struct report report_on(const struct check_run *run,
			       struct patch *const *mails, size_t n)
{
	return (struct report){
		.arena = run->arena, .profile = run->selection->profile,
		.level = run->selection->level, .mails = mails, .mails_n = n,
		.room = run->room,
	};
}

static void close_report(struct check_run *run, const struct report *r)
{
	run->room = r->room;
	run->is_full |= r->is_full;
}

/* A hunk and its tokens, which all rules share. */
struct hunk_tokens {
	const struct file_diff *file;
	const struct hunk *hunk;
	struct ctokens tokens;
};

struct hunk_list {
	VEC(struct hunk_tokens) list;
};

static void tokenize(struct arena *a, const struct diff *diff,
		     struct hunk_list *out)
{
	for (size_t i = 0; i < diff->files.n; i++) {
		const struct file_diff *f = &diff->files.at[i];

		for (size_t j = 0; j < f->hunks.n; j++) {
			struct hunk_tokens *h = VEC_ADD(a, &out->list);

			h->file = f;
			h->hunk = &f->hunks.at[j];
			ctokens_of_hunk(a, h->hunk, DIFF_NEW, &h->tokens);
		}
	}
}

static void run_lines(const struct rule *rule, struct report *r,
		      const struct hunk_tokens *h)
{
	for (size_t i = 0; i < h->hunk->lines.n; i++) {
		const struct diff_line *l = &h->hunk->lines.at[i];

		if (l->kind == DIFF_ADDED)
			rule->line(r, h->file, h->hunk, l);
	}
}

static void run_rule(const struct rule *rule, struct report *r,
		     const struct checked *mail, const struct hunk_list *hunks)
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
	for (size_t i = 0; i < hunks->list.n; i++) {
		const struct hunk_tokens *h = &hunks->list.at[i];

		if (rule->hunk)
			rule->hunk(r, h->file, h->hunk, &h->tokens);
		if (rule->line)
			run_lines(rule, r, h);
	}
}

static void run_mail(struct check_run *run, struct checked *mail)
{
	struct patch *only = &mail->patch;
	struct report r = report_on(run, &only, 1);
	struct hunk_list hunks = { 0 };

	tokenize(run->arena, &mail->patch.diff, &hunks);
	for (size_t i = 0; i < run->selection->rules.n; i++)
		run_rule(run->selection->rules.at[i], &r, mail, &hunks);
	close_report(run, &r);
}

static void run_series(struct check_run *run, const struct series *s)
{
	struct report r = report_on(run, s->patches.at, s->patches.n);

	for (size_t i = 0; i < run->selection->rules.n; i++) {
		r.rule = run->selection->rules.at[i];
		if (r.rule->series)
			r.rule->series(&r, s);
	}
	close_report(run, &r);
}

void check_run_mails(struct check_run *run, struct checked *const *mails,
		     size_t n)
{
	VEC(struct patch *) patches = { 0 };
	struct series_list all = { 0 };

	for (size_t i = 0; i < n; i++) {
		run_mail(run, mails[i]);
		*VEC_ADD(run->arena, &patches) = &mails[i]->patch;
	}
	series_group(run->arena, patches.at, patches.n, &all);
	for (size_t i = 0; i < all.list.n; i++)
		run_series(run, &all.list.at[i]);
	for (size_t i = 0; i < n; i++)
		findings_sort(&mails[i]->findings);
}
