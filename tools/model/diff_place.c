// SPDX-License-Identifier: GPL-2.0-only
/* diff_place - from a line of the mail to the file, the hunk and its line */
#include "model/diff.h"

/* The last of @n things that begins at line @nr or before, or SIZE_MAX. */
static size_t last_at(const void *things, size_t n, size_t size,
		      size_t nr_offset, unsigned int nr)
{
	const char *at = things;
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (*(const unsigned int *)(at + middle * size + nr_offset) <=
		    nr)
			low = middle + 1;
		else
			high = middle;
	}
	return low - 1;
}

const struct file_diff *diff_file_at(const struct diff *d, unsigned int nr,
				     const struct hunk **hunk)
{
	size_t i = last_at(d->files.at, d->files.n, sizeof(*d->files.at),
			   offsetof(struct file_diff, nrs.first), nr);
	const struct file_diff *f = i == SIZE_MAX ? NULL : &d->files.at[i];

	*hunk = NULL;
	if (!f || nr > f->nrs.last)
		return NULL;
	i = last_at(f->hunks.at, f->hunks.n, sizeof(*f->hunks.at),
		    offsetof(struct hunk, nr), nr);
	if (i != SIZE_MAX)
		*hunk = &f->hunks.at[i];
	return f;
}

const struct diff_line *hunk_line_at(const struct hunk *h, unsigned int nr)
{
	size_t i = last_at(h->lines.at, h->lines.n, sizeof(*h->lines.at),
			   offsetof(struct diff_line, nr), nr);

	if (i == SIZE_MAX || h->lines.at[i].nr != nr)
		return NULL;
	return &h->lines.at[i];
}

unsigned int hunk_new_nr(const struct hunk *h, const struct diff_line *l)
{
	size_t at = (size_t)(l - h->lines.at);

	for (size_t i = at; i < h->lines.n; i++)
		if (h->lines.at[i].new_nr)
			return h->lines.at[i].new_nr;
	while (at--)
		if (h->lines.at[at].new_nr)
			return h->lines.at[at].new_nr;
	/* Without context: what is before it, or the first line. */
	return h->new_start;
}
