// SPDX-License-Identifier: GPL-2.0-only
#include "check/run.h"

#include <limits.h>

#include "check/run_file.h"
#include "check/silence.h"
#include "model/series.h"

#define PASS_SERIES	UINT_MAX	/* behind all hunks */

bool checked_read(struct checked *mail)
{
	struct patch *p = &mail->patch;
	const struct subject_line *s = &p->message.subject;

	patch_parse(mail->arena, p);
	mail->is_cover = !p->diff.files.n && s->is_patch && !s->is_reply &&
			 s->total && !s->number;
	return p->diff.files.n || p->diff.defects.n || mail->is_cover;
}

/* What is coarser than a file. */
static void run_rule(const struct rule *rule, struct report *r,
		     const struct checked *mail)
{
	const struct patch *p = &mail->patch;

	if (rule->mail)
		rule->mail(r, p);
	if (mail->is_cover)
		return;
	if (rule->message)
		rule->message(r, p);
	if (rule->diff)
		rule->diff(r, p);
}

void check_mail(const struct selection *selection, struct checked *mail)
{
	CLEANUP_ARENA struct arena scratch = { 0 };
	struct patch *only = &mail->patch;
	const struct diff *diff = &only->diff;
	struct report r = {
		.arena = mail->arena, .profile = selection->profile,
		.level = selection->level, .mails = &only, .mails_n = 1,
		.upstream = selection->upstream,
	};

	for (size_t i = 0; i < selection->rules.n; i++) {
		r.rule = selection->rules.at[i];
		r.rule_nr = (unsigned int)i;
		run_rule(r.rule, &r, mail);
	}
	for (size_t i = 0; i < diff->files.n; i++)
		run_file(selection, &r, &diff->files.at[i], &scratch);
	findings_sort(&mail->findings);
}

void check_series(const struct selection *selection, const struct series *series)
{
	CLEANUP_ARENA struct arena scratch = { 0 };
	struct report r = {
		.arena = &scratch, .profile = selection->profile,
		.level = selection->level, .mails = series->patches.at,
		.mails_n = series->patches.n, .pass = PASS_SERIES,
		.upstream = selection->upstream,
	};

	for (size_t i = 0; i < selection->rules.n; i++) {
		r.rule = selection->rules.at[i];
		r.rule_nr = (unsigned int)i;
		if (r.rule->series)
			r.rule->series(&r, series);
	}
	for (size_t i = 0; i < series->patches.n; i++)
		findings_sort(&checked_of(series->patches.at[i])->findings);
}

void check_finish(const struct selection *selection, struct checked *mail)
{
	silence_findings(selection, mail);
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
	for (size_t i = 0; i < n; i++)
		check_finish(selection, mails[i]);
}
