// SPDX-License-Identifier: GPL-2.0-only
#include "send/range_diff.h"

#include "base/digits.h"
#include "base/limits.h"
#include "git/text_diff.h"
#include "model/assign.h"
#include "send/format.h"
#include "send/range_diff_text.h"

#define COST_MAX	(1L << 16)	/* git's, so that the pairs are the same */
#define SECTION_MAX	80		/* bytes behind "@@" */
#define NOBODY		SIZE_MAX

struct patch {
	const struct change *change;
	struct range_diff_text text;
	size_t partner;			/* in the other version */
	bool shown;
};

struct versions {
	struct arena *arena;
	struct patch *old, *new;
	size_t old_n, new_n;
	struct progress *bar;		/* or NULL */
	struct buf *to;
};

static int read_patches(struct arena *a, const struct range_diff_side *side,
			struct patch **out, struct err *e)
{
	size_t n = side->n;

	if (n > RANGE_DIFF_MAX)
		return err_set(e, ERR_LIMIT,
			       "%zu patches are too many to compare with another version, at most %d",
			       n, RANGE_DIFF_MAX);
	*out = arena_zalloc(a, n + 1, sizeof(**out));
	for (size_t i = 0; i < n; i++) {
		struct patch *p = &(*out)[i];

		p->change = side->changes[i];
		p->partner = NOBODY;
		if (range_diff_text_make(a, p->change, &p->text, e))
			return -1;
	}
	return 0;
}

/* Of several old ones that are the same the last one, as in git. */
static void pair_equals(struct versions *v)
{
	for (size_t j = 0; j < v->new_n; j++) {
		for (size_t i = v->old_n; i-- > 0;) {
			if (v->old[i].partner != NOBODY ||
			    !span_eq(v->old[i].text.diff, v->new[j].text.diff))
				continue;
			v->old[i].partner = j;
			v->new[j].partner = i;
			break;
		}
	}
}

/* The lines of a diff of both diffs. */
static int cost_of(struct versions *v, size_t i, size_t j, long *cost,
		   struct err *e)
{
	const struct patch *old = &v->old[i], *new = &v->new[j];
	CLEANUP_ARENA struct arena scratch = { 0 };
	struct span text, line;

	*cost = 0;
	if (old->partner == j)
		return 0;
	*cost = COST_MAX;
	if (old->partner != NOBODY || new->partner != NOBODY)
		return 0;
	if (text_hunks(&scratch, old->text.diff, new->text.diff, false, &text,
		       e))
		return -1;
	*cost = 0;
	while (span_next_line(&text, &line))
		++*cost;
	return 0;
}

static long cost_alone(const struct patch *p)
{
	return p->partner == NOBODY ?
	       (long)p->text.lines * RANGE_DIFF_FACTOR / 100 : COST_MAX;
}

/*
 * A row is a new patch, a column an old one, as in git, for that decides where
 * two ways cost the same; those beyond stand for "without a partner".
 */
static int pair_others(struct versions *v, struct err *e)
{
	size_t n = v->old_n + v->new_n;
	long *cost = arena_zalloc(v->arena, n * n + 1, sizeof(*cost));
	const size_t *columns;

	for (size_t j = 0; j < v->new_n; j++) {
		if (v->bar)
			progress_step(v->bar, j, v->new_n);
		for (size_t i = 0; i < v->old_n; i++) {
			if (cost_of(v, i, j, &cost[j * n + i], e))
				return -1;
		}
		for (size_t i = v->old_n; i < n; i++)
			cost[j * n + i] = cost_alone(&v->new[j]);
	}
	for (size_t j = v->new_n; j < n; j++) {
		for (size_t i = 0; i < v->old_n; i++)
			cost[j * n + i] = cost_alone(&v->old[i]);
	}
	columns = assign(v->arena, cost, n);
	for (size_t j = 0; j < v->new_n; j++) {
		if (columns[j] >= v->old_n)
			continue;
		v->new[j].partner = columns[j];
		v->old[columns[j]].partner = j;
	}
	return 0;
}

static int width_of(const struct versions *v)
{
	return (int)digits_of(1 + (v->old_n > v->new_n ? v->old_n : v->new_n));
}

/* "1:  1234567", or dashes of the same width. */
static void add_name(struct versions *v, const struct patch *p,
		     const struct patch *first, size_t dashes)
{
	if (p)
		buf_printf(v->to, "%*zu:  " SPAN_FMT, width_of(v),
			   (size_t)(p - first) + 1,
			   SPAN_ARG(p->change->abbrev));
	else
		buf_printf(v->to, "%*s:  %.*s", width_of(v), "-", (int)dashes,
			   "----------------------------------------");
}

static bool are_equal(const struct patch *old, const struct patch *new)
{
	return span_eq(old->text.text, new->text.text);
}

static void add_header(struct versions *v, const struct patch *old,
		       const struct patch *new)
{
	const struct patch *either = old ? old : new;
	char sign = !old ? '>' : !new ? '<' : are_equal(old, new) ? '=' : '!';
	size_t dashes = either->change->abbrev.len;

	add_name(v, old, v->old, dashes);
	buf_printf(v->to, " %c ", sign);
	add_name(v, new, v->new, dashes);
	buf_printf(v->to, " " SPAN_FMT "\n",
		   SPAN_ARG(format_subject(v->arena, either->change->message)));
}

/* What a line of a patch's text names, if it is a title: of a file, a hunk. */
static bool is_title(struct span line, struct span *name)
{
	struct span rest = line;

	if (span_skip(&rest, SPAN(" ## ")) && span_ends(rest, SPAN(" ##"))) {
		*name = span_first(rest, rest.len - strlen(" ##"));
		return true;
	}
	if (!span_skip(&rest, SPAN("@@ "))) {
		rest = span_from(line, 1);
		if (!span_skip(&rest, SPAN("@@ ")))
			return false;
	}
	*name = rest;
	return true;
}

/* The last title before line @nr, which begins a hunk; from 1. */
static struct span title_before(struct span text, uint64_t nr)
{
	struct span line, name, last = { 0 };

	for (uint64_t i = 1; i < nr && span_next_line(&text, &line); i++) {
		if (is_title(line, &name))
			last = name;
	}
	return span_trim_right(span_first(last, SECTION_MAX));
}

static void add_hunk_header(struct versions *v, struct span line,
			    struct span old_text)
{
	uint64_t nr = 0;
	struct span title;

	span_skip(&line, SPAN("@@ -"));
	span_next_number(&line, 10, SIZE_MAX, &nr);
	title = title_before(old_text, nr);
	buf_printf(v->to, "    @@%s" SPAN_FMT "\n", title.len ? " " : "",
		   SPAN_ARG(title));
}

static int add_difference(struct versions *v, const struct patch *old,
			  const struct patch *new, struct err *e)
{
	CLEANUP_ARENA struct arena scratch = { 0 };
	struct span text, line;

	if (text_hunks(&scratch, old->text.text, new->text.text, true, &text,
		       e))
		return -1;
	while (span_next_line(&text, &line)) {
		if (span_starts(line, SPAN("@@")))
			add_hunk_header(v, line, old->text.text);
		else
			buf_printf(v->to, "    " SPAN_FMT "\n", SPAN_ARG(line));
	}
	return 0;
}

/* The order of the new version; those that went come where they were. */
static int show(struct versions *v, struct err *e)
{
	size_t i = 0, j = 0;

	while (i < v->old_n || j < v->new_n) {
		while (i < v->old_n && v->old[i].shown)
			i++;
		if (i < v->old_n && v->old[i].partner == NOBODY) {
			add_header(v, &v->old[i++], NULL);
			continue;
		}
		while (j < v->new_n && v->new[j].partner == NOBODY)
			add_header(v, NULL, &v->new[j++]);
		if (j < v->new_n) {
			struct patch *old = &v->old[v->new[j].partner];

			add_header(v, old, &v->new[j]);
			if (add_difference(v, old, &v->new[j], e))
				return -1;
			old->shown = true;
			j++;
		}
	}
	return 0;
}

int range_diff(struct arena *a, const struct range_diff_side *old,
	       const struct range_diff_side *new, struct progress *bar,
	       struct buf *to, struct err *e)
{
	struct versions v = { .arena = a, .old_n = old->n, .new_n = new->n,
			      .bar = bar, .to = to };

	if (read_patches(a, old, &v.old, e) || read_patches(a, new, &v.new, e))
		return -1;
	pair_equals(&v);
	if (pair_others(&v, e))
		return -1;
	return show(&v, e);
}
