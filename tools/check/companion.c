// SPDX-License-Identifier: GPL-2.0-only
#include "check/companion.h"

/* All patches of it are here, so that what is not there is missing. */
static bool is_whole(const struct series *s)
{
	unsigned int total = 0, n = 0;

	for (size_t i = 0; i < s->patches.n; i++) {
		const struct subject_line *subject =
			&s->patches.at[i]->message.subject;

		if (subject->total > total)
			total = subject->total;
		n += subject->number > 0;
	}
	return n >= total;
}

const struct file_diff *series_find(const struct series *s,
				    bool (*want)(const struct file_diff *f,
						 const void *context),
				    const void *context)
{
	for (size_t i = 0; i < s->patches.n; i++) {
		const struct diff *d = &s->patches.at[i]->diff;

		for (size_t j = 0; j < d->files.n; j++)
			if (!d->files.at[j].is_deleted &&
			    want(&d->files.at[j], context))
				return &d->files.at[j];
	}
	return NULL;
}

static bool has_path(const struct file_diff *f, const void *context)
{
	return span_eq(f->path, span_of(context));
}

bool series_has_path(const struct series *s, const char *path)
{
	return series_find(s, has_path, path) != NULL;
}

void each_companion(struct report *to, const struct series *s,
		    void (*look)(struct report *to, const struct series *s,
				 const struct file_diff *f, struct span at))
{
	if (!is_whole(s))
		return;
	for (size_t i = 0; i < s->patches.n; i++) {
		const struct patch *p = s->patches.at[i];

		for (size_t j = 0; j < p->diff.files.n; j++) {
			const struct file_diff *f = &p->diff.files.at[j];

			if (!f->is_deleted && !f->is_link)
				look(to, s, f, mail_line_text(&p->mail,
							      f->nrs.first));
		}
	}
}

struct span path_within(struct span path, struct span folder)
{
	if (!span_skip(&path, folder))
		return span_first(path, 0);
	return path;
}

bool file_adds(const struct file_diff *f, struct span text)
{
	for (size_t i = 0; i < f->hunks.n; i++) {
		const struct hunk *h = &f->hunks.at[i];

		for (size_t j = 0; j < h->lines.n; j++)
			if (h->lines.at[j].kind == DIFF_ADDED &&
			    span_find(h->lines.at[j].text, text) != SIZE_MAX)
				return true;
	}
	return false;
}
