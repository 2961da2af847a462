// SPDX-License-Identifier: GPL-2.0-only
#include "model/assign.h"

#include <limits.h>

#define NOBODY	SIZE_MAX

/* Rows look for columns; a column has a price, which makes it dearer. */
struct market {
	const long *cost;
	size_t n;
	long *price;
	size_t *row_of, *column_of;
	bool *shared;		/* rows that are the cheapest of more columns */
	size_t *unserved;	/* rows without a column, in order */
	size_t unserved_n;
	/* Of one search: columns by distance, and how one gets to each. */
	size_t *order, *before;
	long *distance;
};

static long net_cost(const struct market *m, size_t row, size_t column)
{
	return m->cost[row * m->n + column] - m->price[column];
}

static void serve(struct market *m, size_t row, size_t column)
{
	m->column_of[row] = column;
	m->row_of[column] = row;
}

/* Each column prices itself by its cheapest row, the last column first. */
static void reduce_columns(struct market *m)
{
	for (size_t j = m->n; j-- > 0;) {
		size_t best = 0;

		for (size_t i = 1; i < m->n; i++) {
			if (m->cost[i * m->n + j] < m->cost[best * m->n + j])
				best = i;
		}
		m->price[j] = m->cost[best * m->n + j];
		if (m->column_of[best] == NOBODY)
			serve(m, best, j);
		else
			m->shared[best] = true;
	}
}

/* A row with one column lowers the price by what the next best costs more. */
static void transfer(struct market *m, size_t row)
{
	size_t own = m->column_of[row];
	long least = LONG_MAX;

	for (size_t j = 0; j < m->n; j++) {
		if (j != own && net_cost(m, row, j) < least)
			least = net_cost(m, row, j);
	}
	if (least != LONG_MAX)
		m->price[own] -= least;
}

static void transfer_reductions(struct market *m)
{
	for (size_t i = 0; i < m->n; i++) {
		if (m->column_of[i] == NOBODY)
			m->unserved[m->unserved_n++] = i;
		else if (!m->shared[i])
			transfer(m, i);
	}
}

struct offers {
	size_t best, second;	/* columns */
	long best_cost, second_cost;
};

static struct offers two_best(const struct market *m, size_t row)
{
	struct offers o = { 0, NOBODY, net_cost(m, row, 0), LONG_MAX };

	for (size_t j = 1; j < m->n; j++) {
		long cost = net_cost(m, row, j);

		if (cost >= o.second_cost)
			continue;
		if (cost > o.best_cost) {
			o.second = j;
			o.second_cost = cost;
		} else {
			o.second = o.best;
			o.second_cost = o.best_cost;
			o.best = j;
			o.best_cost = cost;
		}
	}
	if (o.second == NOBODY) {
		o.second = o.best;
		o.second_cost = o.best_cost;
	}
	return o;
}

/* An unserved row takes its best column, and whoever had it looks again. */
static void reduce_rows(struct market *m)
{
	size_t todo = m->unserved_n, k = 0;

	m->unserved_n = 0;
	while (k < todo) {
		size_t row = m->unserved[k++];
		struct offers o = two_best(m, row);
		bool is_cheaper = o.best_cost < o.second_cost;
		size_t column = o.best, ousted = m->row_of[column];

		if (is_cheaper) {
			m->price[column] -= o.second_cost - o.best_cost;
		} else if (ousted != NOBODY) {
			column = o.second;
			ousted = m->row_of[column];
		}
		serve(m, row, column);
		if (ousted == NOBODY)
			continue;
		if (is_cheaper)
			m->unserved[--k] = ousted;
		else
			m->unserved[m->unserved_n++] = ousted;
	}
}

/* One search: .order is what is done, what is next, and what is far. */
struct search {
	size_t done, next;	/* ends of the first and the second part */
	size_t priced;		/* columns whose price changes at the end */
	long least;
};

/* Move the column at @k to the end of those that are next. */
static void make_next(struct market *m, struct search *s, size_t k)
{
	size_t column = m->order[k];

	m->order[k] = m->order[s->next];
	m->order[s->next++] = column;
}

/* The nearest of the far ones come next. */
static void find_next(struct market *m, struct search *s)
{
	s->priced = s->done;
	s->least = m->distance[m->order[s->next++]];
	for (size_t k = s->next; k < m->n; k++) {
		long distance = m->distance[m->order[k]];

		if (distance > s->least)
			continue;
		if (distance < s->least) {
			s->next = s->done;
			s->least = distance;
		}
		make_next(m, s, k);
	}
}

/* Go on over the row of one column; a free column that is as near, if any. */
static size_t scan(struct market *m, struct search *s)
{
	size_t from = m->order[s->done++], row = m->row_of[from];
	long base = net_cost(m, row, from) - s->least;

	for (size_t k = s->next; k < m->n; k++) {
		size_t column = m->order[k];
		long distance = net_cost(m, row, column) - base;

		if (distance >= m->distance[column])
			continue;
		m->distance[column] = distance;
		m->before[column] = row;
		if (distance != s->least)
			continue;
		if (m->row_of[column] == NOBODY)
			return column;
		make_next(m, s, k);
	}
	return NOBODY;
}

/* The nearest column that nobody has. */
static size_t find_free(struct market *m, struct search *s)
{
	for (;;) {
		size_t found;

		if (s->done == s->next) {
			find_next(m, s);
			for (size_t k = s->done; k < s->next; k++) {
				if (m->row_of[m->order[k]] == NOBODY)
					return m->order[k];
			}
		}
		found = scan(m, s);
		if (found != NOBODY)
			return found;
	}
}

/* Everyone on the way to a free column moves on by one. */
static void augment(struct market *m, size_t row)
{
	struct search s = { 0 };
	size_t column, i;

	for (size_t j = 0; j < m->n; j++) {
		m->distance[j] = net_cost(m, row, j);
		m->before[j] = row;
		m->order[j] = j;
	}
	column = find_free(m, &s);
	for (size_t k = 0; k < s.priced; k++)
		m->price[m->order[k]] += m->distance[m->order[k]] - s.least;
	do {
		size_t left;

		i = m->before[column];
		left = m->column_of[i];
		serve(m, i, column);
		column = left;
	} while (i != row);
}

const size_t *assign(struct arena *a, const long *cost, size_t n)
{
	struct market m = {
		.cost = cost, .n = n,
		.price = arena_zalloc(a, n + 1, sizeof(long)),
		.row_of = arena_zalloc(a, n + 1, sizeof(size_t)),
		.column_of = arena_zalloc(a, n + 1, sizeof(size_t)),
		.shared = arena_zalloc(a, n + 1, sizeof(bool)),
		.unserved = arena_zalloc(a, n + 1, sizeof(size_t)),
		.order = arena_zalloc(a, n + 1, sizeof(size_t)),
		.before = arena_zalloc(a, n + 1, sizeof(size_t)),
		.distance = arena_zalloc(a, n + 1, sizeof(long)),
	};

	if (!n)
		return m.column_of;
	for (size_t i = 0; i < n; i++)
		m.row_of[i] = m.column_of[i] = NOBODY;
	reduce_columns(&m);
	transfer_reductions(&m);
	for (unsigned int round = 0; m.unserved_n && round < 2; round++)
		reduce_rows(&m);
	for (size_t i = 0; i < m.unserved_n; i++)
		augment(&m, m.unserved[i]);
	return m.column_of;
}
