// SPDX-License-Identifier: GPL-2.0-only
#include "model/apply.h"

#define LIST_END	SIZE_MAX

/* The lines of a hunk that the old text has to have. */
struct old_side {
	VEC(const struct diff_line *) lines;
	size_t head, tail;	/* lines of context at both ends */
};

/* Where the next hunk is looked for. */
struct place {
	const struct apply_text *text;
	size_t first;		/* behind the hunk before */
	long shift;		/* by which that one was moved */
	size_t *steps;		/* comparisons that are left */
};

void apply_text_of(struct arena *a, struct span bytes, struct apply_text *out)
{
	struct span line;

	*out = (struct apply_text){ 0 };
	while (span_next_line(&bytes, &line))
		*VEC_ADD(a, &out->lines) = line;
}

static void read_old_side(struct arena *a, const struct hunk *h,
			  struct old_side *out)
{
	bool is_head = true;

	*out = (struct old_side){ 0 };
	for (size_t i = 0; i < h->lines.n; i++) {
		const struct diff_line *l = &h->lines.at[i];
		bool is_context = l->kind == DIFF_CONTEXT;

		is_head &= is_context;
		out->head += is_head;
		out->tail = is_context ? out->tail + 1 : 0;
		if (l->kind != DIFF_ADDED)
			*VEC_ADD(a, &out->lines) = l;
	}
}

/*
 * The first line of the hunk that is not at line @at of the text, context of
 * @fuzz lines at both ends left out; lines.n where all are there.
 */
static size_t compare(struct place *p, const struct old_side *old, size_t at,
		      size_t fuzz)
{
	size_t n = old->lines.n;
	size_t from = fuzz < old->head ? fuzz : old->head;
	size_t end = n - (fuzz < old->tail ? fuzz : old->tail);

	for (size_t i = from; i < end; i++) {
		if (*p->steps)
			--*p->steps;
		if (at + i >= p->text->lines.n ||
		    !span_eq(p->text->lines.at[at + i],
			     old->lines.at[i]->text))
			return i;
	}
	return n;
}

static bool fits(struct place *p, const struct old_side *old, size_t at,
		 size_t fuzz)
{
	return at >= p->first && compare(p, old, at, fuzz) == old->lines.n;
}

/* The line nearest to @want where the hunk fits, or LIST_END. */
static size_t search(struct place *p, const struct old_side *old, size_t want,
		     size_t fuzz)
{
	size_t n = p->text->lines.n;

	if (fits(p, old, want, fuzz))
		return want;
	for (size_t d = 1; *p->steps && (d <= want || want + d <= n); d++) {
		if (want + d <= n && fits(p, old, want + d, fuzz))
			return want + d;
		if (d <= want && fits(p, old, want - d, fuzz))
			return want - d;
	}
	return LIST_END;
}

/* Where its header says, and the hunk before it was found. */
static size_t wanted_line(const struct place *p, const struct hunk *h)
{
	long at = (long)h->old_start - (h->old_count ? 1 : 0) + p->shift;

	if (at < 0)
		return 0;
	return (size_t)at > p->text->lines.n ? p->text->lines.n : (size_t)at;
}

static void explain(struct place *p, const struct old_side *old, size_t want,
		    struct apply_hunk *out)
{
	size_t i = compare(p, old, want, 0);

	if (i >= old->lines.n)
		return;
	out->want = old->lines.at[i];
	out->line = (unsigned int)(want + i + 1);
	if (want + i < p->text->lines.n)
		out->have = p->text->lines.at[want + i];
}

/* Where the hunk goes, or LIST_END. */
static size_t find(struct place *p, const struct hunk *h,
		   const struct old_side *old, struct apply_hunk *out)
{
	size_t want = wanted_line(p, h), at = LIST_END;

	for (unsigned int fuzz = 0; fuzz <= APPLY_FUZZ; fuzz++) {
		at = search(p, old, want, fuzz);
		if (at == LIST_END)
			continue;
		out->fuzz = fuzz;
		out->offset = (long)at - (long)want;
		out->kind = fuzz ? APPLY_FUZZY :
			    out->offset ? APPLY_MOVED : APPLY_FITS;
		if (fuzz)
			explain(p, old, at, out);
		return at;
	}
	out->kind = APPLY_FAILS;
	explain(p, old, want, out);
	return LIST_END;
}

static void copy(struct arena *a, struct place *p, size_t end,
		 struct apply_text *out)
{
	for (; p->first < end && p->first < p->text->lines.n; p->first++)
		*VEC_ADD(a, &out->lines) = p->text->lines.at[p->first];
}

/* Context stays as the text has it: with fuzz it may be another. */
static void put(struct arena *a, struct place *p, const struct hunk *h,
		size_t at, struct apply_text *out)
{
	copy(a, p, at, out);
	for (size_t i = 0; i < h->lines.n; i++) {
		const struct diff_line *l = &h->lines.at[i];

		if (l->kind == DIFF_ADDED)
			*VEC_ADD(a, &out->lines) = l->text;
		else if (l->kind == DIFF_CONTEXT)
			copy(a, p, p->first + 1, out);
		else
			p->first++;
	}
}

bool apply_file(struct arena *a, const struct apply_text *old,
		const struct file_diff *f, size_t *steps,
		struct apply_text *out, struct apply_hunk **hunks)
{
	struct place p = { .text = old, .steps = steps };
	bool all_fit = true;

	*out = (struct apply_text){ 0 };
	*hunks = arena_zalloc(a, f->hunks.n, sizeof(**hunks));
	for (size_t i = 0; i < f->hunks.n; i++) {
		const struct hunk *h = &f->hunks.at[i];
		struct apply_hunk *result = &(*hunks)[i];
		struct old_side side;
		size_t at;

		read_old_side(a, h, &side);
		at = find(&p, h, &side, result);
		all_fit &= result->kind < APPLY_FUZZY;
		if (at == LIST_END)
			continue;
		p.shift += result->offset;
		put(a, &p, h, at, out);
	}
	copy(a, &p, old->lines.n, out);
	return all_fit;
}
