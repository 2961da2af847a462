// SPDX-License-Identifier: GPL-2.0-only
#include "model/option_table.h"

#include <stdlib.h>
#include <string.h>

/* By name, kind, then the highest revision first, then as they were read. */
static int by_name(const void *a, const void *b)
{
	const struct option_table *one = *(const struct option_table *const *)a;
	const struct option_table *two = *(const struct option_table *const *)b;
	int order = span_cmp_nocase(span_of(one->name), span_of(two->name));

	if (!order)
		order = (int)one->kind - (int)two->kind;
	if (!order)
		order = (int)two->revision - (int)one->revision;
	return order ? order : (one > two) - (one < two);
}

static bool is_same(const struct option_table *one,
		    const struct option_table *two)
{
	return one->kind == two->kind && !strcmp(one->name, two->name);
}

static void add_rows(struct arena *a, struct option_table *to,
		     const struct option_table *from)
{
	bool is_old = from->revision < to->revision;

	for (size_t i = 0; i < from->rows.n; i++) {
		struct option_row row = from->rows.at[i];

		row.is_old = is_old;
		if (!option_table_find(to, span_of(row.name)))
			*VEC_ADD(a, &to->rows) = row;
	}
}

void option_tables_merge(struct arena *a, const struct option_tables *all,
			 struct option_tables *merged)
{
	const struct option_table **sorted =
		arena_zalloc(a, all->n + 1, sizeof(*sorted));
	struct option_table *last = NULL;

	for (size_t i = 0; i < all->n; i++)
		sorted[i] = &all->at[i];
	qsort(sorted, all->n, sizeof(*sorted), by_name);
	for (size_t i = 0; i < all->n; i++) {
		if (!last || !is_same(last, sorted[i])) {
			last = VEC_ADD(a, merged);
			*last = *sorted[i];
			memset(&last->rows, 0, sizeof(last->rows));
		}
		if (last->family != sorted[i]->family)
			last->family = OPTION_FAMILY_ANY;
		add_rows(a, last, sorted[i]);
	}
}

const struct option_table *option_tables_find(const struct option_tables *all,
					      enum extension_kind kind,
					      const char *name)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].kind == kind && !strcmp(all->at[i].name, name))
			return &all->at[i];
	return NULL;
}

const struct option_row *option_table_find(const struct option_table *table,
					   struct span name)
{
	for (size_t i = 0; i < table->rows.n; i++)
		if (span_eq(name, span_of(table->rows.at[i].name)))
			return &table->rows.at[i];
	return NULL;
}
