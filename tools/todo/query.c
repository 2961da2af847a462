// SPDX-License-Identifier: GPL-2.0-only
#include "todo/query.h"

#include "base/term.h"

static bool area_is(const struct todo_item *item, struct span wanted)
{
	struct span area = item->area;

	if (!span_starts_nocase(area, wanted))
		return false;
	area = span_from(area, wanted.len);
	return !area.len || area.p[0] == '/';
}

static bool has_word(const struct todo_item *item, struct span word)
{
	const struct span *const places[] = {
		&item->title, &item->body, &item->id, &item->area,
		&item->owner, &item->source,
	};

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		if (span_find_nocase(*places[i], word) != SIZE_MAX)
			return true;
	return false;
}

/* Days since 1970-01-01 of YYYY-MM-DD; -1 for what is none. */
static int64_t day_of(struct span date)
{
	uint64_t y, m, d;
	int64_t months;

	if (date.len != 10 || !span_number(span_first(date, 4), 10, 9999, &y) ||
	    !span_number(span_first(span_from(date, 5), 2), 10, 12, &m) ||
	    !span_number(span_from(date, 8), 10, 31, &d))
		return -1;
	/* The year begins in March, so that a leap day is its last. */
	months = (int64_t)(y * 12 + m) - 3;
	y = (uint64_t)months / 12;
	m = (uint64_t)months % 12;
	return (int64_t)(365 * y + y / 4 - y / 100 + y / 400 +
			 (153 * m + 2) / 5 + d) - 719469;
}

/* An item without a date is of no age that could be asked for. */
static bool has_age(const struct todo_query *q, const struct todo_item *item)
{
	int64_t day = day_of(item->date);

	if (!q->days)
		return true;
	if (day < 0)
		return false;
	return q->days == TODO_AGE_OLD ? q->today - day > 366 :
					 q->today - day <= q->days;
}

bool todo_query_matches(const struct todo_query *q,
			const struct todo_item *item)
{
	if (q->state != TODO_ANY_STATE && item->state != (unsigned int)q->state)
		return false;
	if (q->area && !area_is(item, span_of(q->area)))
		return false;
	if (q->owner &&
	    span_find_nocase(item->owner, span_of(q->owner)) == SIZE_MAX)
		return false;
	if ((q->free && item->owner.len) || !has_age(q, item))
		return false;
	for (size_t i = 0; i < q->words.n; i++)
		if (!has_word(item, span_of(q->words.at[i])))
			return false;
	return true;
}

/* The part of @area that somebody may have meant. */
static bool is_near_area(struct span typed, struct span area, struct span *near)
{
	size_t slash = span_find_char(area, '/');

	*near = area;
	if (term_is_near(typed, area))
		return true;
	*near = span_first(area, slash);
	return slash != SIZE_MAX && term_is_near(typed, *near);
}

static int check_area(const char *area, const struct todo_items *items,
		      struct err *e)
{
	struct span near;

	for (size_t i = 0; i < items->list.n; i++)
		if (area_is(&items->list.at[i], span_of(area)))
			return 0;
	for (size_t i = 0; i < items->list.n; i++)
		if (is_near_area(span_of(area), items->list.at[i].area, &near))
			return err_set(e, ERR_USAGE,
				       "there is no area '%s', did you mean '"
				       SPAN_FMT "'?", area, SPAN_ARG(near));
	return err_set(e, ERR_USAGE, "no item has the area '%s'", area);
}

int todo_query_run(struct arena *a, const struct todo_query *q,
		   const struct todo_items *items, struct todo_hits *hits,
		   struct err *e)
{
	if (q->area && check_area(q->area, items, e))
		return -1;
	for (size_t i = 0; i < items->list.n; i++)
		if (todo_query_matches(q, &items->list.at[i]))
			*VEC_ADD(a, &hits->list) = &items->list.at[i];
	return 0;
}
