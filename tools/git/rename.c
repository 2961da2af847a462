// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/path.h"
#include "git/pair.h"
#include "model/similarity.h"

#define SCORE_MIN	(SIMILARITY_MAX / 2)
#define SCORE_MIN_NAME	(SIMILARITY_MAX / 4 * 3)	/* of one base name */
#define EQUALS_MAX	100	/* equal files that are looked at */
#define FILES_MAX	1000	/* the root of the comparisons at most */
#define CANDIDATES	4	/* old files kept for a new one */

struct half {
	struct pair *pair;
	const struct similarity *pieces;	/* NULL: not looked at yet */
};

struct renames {
	git_repository *git;
	struct arena *arena;
	VEC(struct half) olds, news;	/* those without a partner */
};

struct candidate {
	struct half *old, *new;		/* NULL: an empty place */
	unsigned int score;
	bool same_name;
};

static bool same_base(const struct half *old, const struct half *new)
{
	return span_eq(path_base(old->pair->old.name),
		       path_base(new->pair->new.name));
}

static void join(struct half *old, struct half *new, unsigned int score)
{
	new->pair->old = old->pair->old;
	new->pair->score = score;
	old->pair->is_gone = true;
}

/* Take those that found a partner off the lists. */
static void drop_joined(struct renames *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->olds.n; i++) {
		if (!r->olds.at[i].pair->is_gone)
			r->olds.at[n++] = r->olds.at[i];
	}
	r->olds.n = n;
	n = 0;
	for (size_t i = 0; i < r->news.n; i++) {
		if (!r->news.at[i].pair->score)
			r->news.at[n++] = r->news.at[i];
	}
	r->news.n = n;
}

static bool is_equal(const struct side *old, const struct side *new)
{
	if (!git_oid_equal(&old->id, &new->id))
		return false;
	return (S_ISREG(old->mode) && S_ISREG(new->mode)) ||
	       old->mode == new->mode;
}

/* The first equal old file of the same base name, else the first one. */
static struct half *find_equal(struct renames *r, struct half *new)
{
	struct half *found = NULL;
	unsigned int seen = 0;

	for (size_t i = 0; i < r->olds.n && seen <= EQUALS_MAX; i++) {
		struct half *old = &r->olds.at[i];

		if (old->pair->is_gone ||
		    !is_equal(&old->pair->old, &new->pair->new))
			continue;
		seen++;
		if (same_base(old, new))
			return old;
		if (!found)
			found = old;
	}
	return found;
}

static void join_equals(struct renames *r)
{
	for (size_t i = 0; i < r->news.n; i++) {
		struct half *old = find_equal(r, &r->news.at[i]);

		if (old)
			join(old, &r->news.at[i], SIMILARITY_MAX);
	}
	drop_joined(r);
}

static int load(struct renames *r, struct half *half, struct side *side,
		struct err *e)
{
	if (half->pieces)
		return 0;
	if (side_load(r->git, r->arena, side, e))
		return -1;
	half->pieces = similarity_of(r->arena, side->bytes, !side->is_binary);
	return 0;
}

/* 0 in @score where it is less than @min, or nothing that can be compared. */
static int compare(struct renames *r, struct half *old, struct half *new,
		   unsigned int min, unsigned int *score, struct err *e)
{
	struct side *a = &old->pair->old, *b = &new->pair->new;
	size_t large, small;

	*score = 0;
	if (!S_ISREG(a->mode) || !S_ISREG(b->mode))
		return 0;
	if (load(r, old, a, e) || load(r, new, b, e))
		return -1;
	large = a->bytes.len > b->bytes.len ? a->bytes.len : b->bytes.len;
	small = a->bytes.len + b->bytes.len - large;
	if (large * (SIMILARITY_MAX - min) < (large - small) * SIMILARITY_MAX)
		return 0;
	*score = similarity_score(old->pieces, new->pieces);
	if (*score < min)
		*score = 0;
	return 0;
}

/* The one half with this base name; NULL where there is none, or several. */
static struct half *only_with_base(struct half *halves, size_t n, bool is_old,
				   struct span base)
{
	struct half *found = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct pair *pair = halves[i].pair;
		const struct side *side = is_old ? &pair->old : &pair->new;

		if (!span_eq(path_base(side->name), base))
			continue;
		if (found)
			return NULL;
		found = &halves[i];
	}
	return found;
}

static int join_by_name(struct renames *r, struct err *e)
{
	unsigned int score;

	for (size_t i = 0; i < r->olds.n; i++) {
		struct half *old = &r->olds.at[i], *new;
		struct span base = path_base(old->pair->old.name);

		if (only_with_base(r->olds.at, r->olds.n, true, base) != old)
			continue;
		new = only_with_base(r->news.at, r->news.n, false, base);
		if (!new || new->pair->score)
			continue;
		if (compare(r, old, new, SCORE_MIN_NAME, &score, e))
			return -1;
		if (score)
			join(old, new, score);
	}
	drop_joined(r);
	return 0;
}

/* The better one first; empty places last. */
static int compare_candidates(const struct candidate *a,
			      const struct candidate *b)
{
	if (!a->new || !b->new)
		return !a->new - !b->new;
	if (a->score != b->score)
		return a->score < b->score ? 1 : -1;
	return b->same_name - a->same_name;
}

/* Put @c in the place of the worst one, if it is better. */
static void keep_if_better(struct candidate *places, const struct candidate *c)
{
	size_t worst = 0;

	for (size_t i = 1; i < CANDIDATES; i++) {
		if (compare_candidates(&places[i], &places[worst]) > 0)
			worst = i;
	}
	if (compare_candidates(&places[worst], c) > 0)
		places[worst] = *c;
}

static int find_candidates(struct renames *r, struct half *new,
			   struct candidate *places, struct err *e)
{
	for (size_t i = 0; i < r->olds.n; i++) {
		struct half *old = &r->olds.at[i];
		struct candidate c = { old, new, 0, same_base(old, new) };

		if (compare(r, old, new, SCORE_MIN, &c.score, e))
			return -1;
		keep_if_better(places, &c);
	}
	return 0;
}

struct ranked {
	struct candidate c;
	size_t nr;		/* keeps the order of equals */
};

static int compare_ranked(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	int order = compare_candidates(&x->c, &y->c);

	return order ? order : (x->nr > y->nr) - (x->nr < y->nr);
}

static int join_similar(struct renames *r, struct err *e)
{
	size_t n = r->news.n * CANDIDATES;
	struct ranked *all = arena_zalloc(r->arena, n, sizeof(*all));
	struct candidate *c;

	for (size_t i = 0; i < r->news.n; i++) {
		struct candidate places[CANDIDATES] = { 0 };

		if (find_candidates(r, &r->news.at[i], places, e))
			return -1;
		for (size_t k = 0; k < CANDIDATES; k++)
			all[i * CANDIDATES + k] = (struct ranked){
				places[k], i * CANDIDATES + k };
	}
	qsort(all, n, sizeof(*all), compare_ranked);
	for (size_t i = 0; i < n; i++) {
		c = &all[i].c;
		if (!c->new || c->score < SCORE_MIN)
			break;
		if (!c->new->pair->score && !c->old->pair->is_gone)
			join(c->old, c->new, c->score);
	}
	return 0;
}

static void drop_gone(struct pairs *pairs)
{
	size_t n = 0;

	for (size_t i = 0; i < pairs->list.n; i++) {
		if (!pairs->list.at[i].is_gone)
			pairs->list.at[n++] = pairs->list.at[i];
	}
	pairs->list.n = n;
}

int pairs_find_renames(git_repository *git, struct arena *a,
		       struct pairs *pairs, struct err *e)
{
	struct renames r = { .git = git, .arena = a };
	int status = 0;

	for (size_t i = 0; i < pairs->list.n; i++) {
		struct pair *pair = &pairs->list.at[i];

		if (!pair->new.mode)
			VEC_ADD(a, &r.olds)->pair = pair;
		else if (!pair->old.mode)
			VEC_ADD(a, &r.news)->pair = pair;
	}
	join_equals(&r);
	if (r.olds.n && r.news.n)
		status = join_by_name(&r, e);
	if (!status && r.olds.n && r.news.n &&
	    r.olds.n * r.news.n <= (size_t)FILES_MAX * FILES_MAX)
		status = join_similar(&r, e);
	drop_gone(pairs);
	return status;
}
