/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * diff_check - what holds for the parse of any bytes
 *
 * diff_broken() gives NULL, or the name of what does not hold. The unit tests
 * call it on all that they parse, the fuzzer on what it makes up.
 */
#ifndef UNIT_DIFF_CHECK_H
#define UNIT_DIFF_CHECK_H

#include "base/limits.h"
#include "model/diff.h"

/* Walks over the text with the hunks, so that all of it is one pass. */
struct diff_walk {
	struct span text;
	size_t at;
	unsigned int nr;	/* of the line that .at is in */
};

/* True where @line is a whole line of the text, and this is its number. */
static inline bool diff_walk_to(struct diff_walk *w, struct span line,
				unsigned int nr)
{
	size_t start, end;

	if (!span_within(line, w->text))
		return false;
	start = (size_t)(line.p - w->text.p);
	end = start + line.len;
	if (start < w->at)
		return false;
	for (; w->at < start; w->at++)
		w->nr += w->text.p[w->at] == '\n';
	return w->nr == nr && (!start || w->text.p[start - 1] == '\n') &&
	       (end == w->text.len || w->text.p[end] == '\n' ||
		w->text.p[end] == '\r') &&
	       span_find_char(line, '\n') == SIZE_MAX;
}

static inline bool diff_has_defect(const struct diff *d, unsigned int first,
				   unsigned int last)
{
	if (d->defects.n == LIMIT_FINDINGS)
		return true;
	for (size_t i = 0; i < d->defects.n; i++)
		if (d->defects.at[i].nr >= first && d->defects.at[i].nr <= last)
			return true;
	return false;
}

static inline bool diff_line_is_right(const struct diff_line *l,
				      unsigned int old_nr, unsigned int new_nr)
{
	static const char markers[] = {
		[DIFF_CONTEXT] = ' ', [DIFF_ADDED] = '+', [DIFF_REMOVED] = '-',
	};
	bool marked = l->raw.len && l->raw.p[0] == markers[l->kind];

	if (!marked && l->kind != DIFF_CONTEXT)
		return false;
	return span_eq(l->text, span_from(l->raw, marked)) &&
	       l->old_nr == (l->kind == DIFF_ADDED ? 0 : old_nr) &&
	       l->new_nr == (l->kind == DIFF_REMOVED ? 0 : new_nr);
}

static inline const char *hunk_broken(const struct diff *d,
				      const struct hunk *h, struct diff_walk *w,
				      unsigned int *sums)
{
	unsigned int olds = 0, news = 0, last = h->nr;

	if (!diff_walk_to(w, h->header, h->nr))
		return "place of a hunk";
	if (h->section.len && !span_within(h->section, h->header))
		return "section of a hunk";
	for (size_t i = 0; i < h->lines.n; i++) {
		const struct diff_line *l = &h->lines.at[i];

		if (l->nr <= last || !diff_walk_to(w, l->raw, l->nr))
			return "place of a line";
		if (!diff_line_is_right(l, h->old_start + olds,
					h->new_start + news))
			return "numbers of a line";
		olds += l->kind != DIFF_ADDED;
		news += l->kind != DIFF_REMOVED;
		sums[0] += l->kind == DIFF_ADDED;
		sums[1] += l->kind == DIFF_REMOVED;
		last = l->nr;
	}
	if ((olds != h->old_count || news != h->new_count) &&
	    !diff_has_defect(d, h->nr, last + 1))
		return "counts of a hunk";
	return NULL;
}

static inline const char *diff_broken(const struct diff *d, struct span text,
				      unsigned int first_nr)
{
	struct diff_walk w = { .text = text, .nr = first_nr };
	unsigned int last = first_nr - 1, sums[2] = { 0, 0 };

	for (size_t i = 0; i < d->files.n; i++) {
		const struct file_diff *f = &d->files.at[i];

		if (f->nrs.first <= last || f->nrs.last < f->nrs.first)
			return "range of a file";
		if (!span_eq(f->path, f->new_path) &&
		    !span_eq(f->path, f->old_path))
			return "path of a file";
		last = f->nrs.last;
		for (size_t j = 0; j < f->hunks.n; j++) {
			const struct hunk *h = &f->hunks.at[j];
			const char *broken = hunk_broken(d, h, &w, sums);

			if (broken)
				return broken;
			if (h->nr < f->nrs.first || w.nr > f->nrs.last)
				return "range of a file's hunks";
		}
	}
	for (size_t i = 0; i < d->defects.n; i++)
		if (d->defects.at[i].nr < first_nr ||
		    !span_within(d->defects.at[i].at, text))
			return "place of a defect";
	if (sums[0] != d->added || sums[1] != d->removed)
		return "sums";
	return NULL;
}

#endif
