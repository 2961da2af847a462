// SPDX-License-Identifier: GPL-2.0-only
/* fix_apply - which edits go together, and what comes of an input */
#include "check/fix.h"

#include <stdlib.h>
#include <string.h>

#define TRIALS_MAX	8	/* until all groups of an input wait */

static int by_place(const void *left, const void *right)
{
	const struct fix_edit *a = left, *b = right;

	if (a->input != b->input)
		return a->input < b->input ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return a->column < b->column ? -1 : a->column > b->column;
}

static bool is_on_line(const struct fixer *f, size_t i, size_t input,
		       unsigned int nr)
{
	return i < f->edits.n && f->edits.at[i].input == input &&
	       f->edits.at[i].line == nr;
}

static bool is_broken(const struct fixer *f, const struct fix_edit *edit)
{
	return edit->group && f->broken.at[edit->group - 1];
}

static void take(struct fixer *f, struct fix_edit *edit)
{
	if (edit->hunk)
		edit->hunk->lost += edit->lost;
	f->applied += !edit->is_part;
}

/* It is left out; where this is a trial, all of its group will be. */
static void drop(struct fixer *f, struct fix_edit *edit, bool is_trial,
		 bool *has_broken)
{
	if (!is_trial)
		edit->is_dropped = true;
	else if (edit->group && !is_broken(f, edit))
		*has_broken = f->broken.at[edit->group - 1] = true;
}

/* Drop those of a line, from number *@i on, that are not for these bytes. */
static void choose(struct fixer *f, size_t *i, struct span line,
		   bool is_trial, bool *has_broken)
{
	const struct fix_edit *first = &f->edits.at[*i];
	bool is_taken = false;
	size_t done = 0;

	for (; is_on_line(f, *i, first->input, first->line); ++*i) {
		struct fix_edit *edit = &f->edits.at[*i];

		if (edit->is_dropped || is_broken(f, edit) ||
		    !span_eq(edit->old, line) || edit->column < done ||
		    is_taken || (edit->takes_line && done)) {
			drop(f, edit, is_trial, has_broken);
			continue;
		}
		done = edit->column + edit->len;
		is_taken = edit->takes_line;
		if (!is_trial)
			take(f, edit);
	}
}

static size_t first_of(const struct fixer *f, size_t input)
{
	size_t i = 0;

	while (i < f->edits.n && f->edits.at[i].input < input)
		i++;
	return i;
}

/* True where a trial broke a group that was whole before. */
static bool choose_all(struct fixer *f, size_t input, struct span bytes,
		       bool is_trial)
{
	size_t i = first_of(f, input);
	bool has_broken = false;
	struct span line;

	for (unsigned int nr = 1; span_next_line(&bytes, &line); nr++)
		if (is_on_line(f, i, input, nr))
			choose(f, &i, line, is_trial, &has_broken);
	return has_broken;
}

/* What a group leaves free may be taken by others, which break the next. */
static void break_groups(struct fixer *f, size_t input, struct span bytes)
{
	unsigned int trials = 0;

	while (f->broken.n && choose_all(f, input, bytes, true))
		if (++trials == TRIALS_MAX)
			memset(f->broken.at, true, f->broken.n);
}

/* git leaves out a count of 1, and counts from 0 where there is no line. */
static void add_range(struct buf *to, char sign, unsigned int start,
		      unsigned int count)
{
	buf_printf(to, "%c%u", sign, start);
	if (count != 1)
		buf_printf(to, ",%u", count);
}

static void edit_header(struct fixer *f, const struct hunk_place *h,
			unsigned int shift)
{
	struct fix_edit *edit = VEC_ADD(f->arena, &f->edits);
	size_t section = span_find(span_from(h->header, 2), SPAN("@@"));
	CLEANUP_BUF struct buf with;

	buf_init(&with, 4096);
	buf_add_str(&with, "@@ ");
	add_range(&with, '-', h->old_start, h->old_count);
	buf_add_char(&with, ' ');
	add_range(&with, '+', h->new_start - shift, h->new_count - h->lost);
	buf_add_char(&with, ' ');
	*edit = (struct fix_edit){
		.input = h->input, .line = h->line, .len = section + 2,
		.with = arena_copy(f->arena, buf_span(&with)),
		.old = h->header,
	};
}

/* Behind hunks that lost lines, the others of the file move up. */
static void edit_headers(struct fixer *f, size_t input)
{
	unsigned int shift = 0;

	for (size_t i = 0; i < f->hunks.n; i++) {
		const struct hunk_place *h = f->hunks.at[i];

		if (h->begins_file)
			shift = 0;
		if (h->input == input && (h->lost || shift))
			edit_header(f, h, shift);
		shift += h->lost;
	}
}

static void print_line(const struct fixer *f, size_t *i, struct span line,
		       struct buf *out)
{
	const struct fix_edit *first = &f->edits.at[*i];
	bool is_taken = false;
	size_t done = 0;

	for (; is_on_line(f, *i, first->input, first->line); ++*i) {
		const struct fix_edit *edit = &f->edits.at[*i];

		if (edit->is_dropped)
			continue;
		buf_add(out, span_first(span_from(line, done),
					edit->column - done));
		buf_add(out, edit->with);
		done = edit->column + edit->len;
		is_taken = edit->takes_line;
	}
	if (!is_taken)
		buf_add(out, span_from(line, done));
}

static void print_all(const struct fixer *f, size_t input, struct span bytes,
		      struct buf *out)
{
	size_t i = first_of(f, input);
	struct span line;

	for (unsigned int nr = 1; bytes.len; nr++) {
		size_t len = span_find_char(bytes, '\n');

		line = span_first(bytes, len == SIZE_MAX ? len : len + 1);
		bytes = span_from(bytes, line.len);
		if (is_on_line(f, i, input, nr))
			print_line(f, &i, line, out);
		else
			buf_add(out, line);
	}
}

void fix_apply(struct fixer *f, size_t input, struct span bytes,
	       struct buf *out)
{
	if (f->edits.n)
		qsort(f->edits.at, f->edits.n, sizeof(*f->edits.at), by_place);
	break_groups(f, input, bytes);
	choose_all(f, input, bytes, false);
	edit_headers(f, input);
	if (f->edits.n)
		qsort(f->edits.at, f->edits.n, sizeof(*f->edits.at), by_place);
	print_all(f, input, bytes, out);
}
