// SPDX-License-Identifier: GPL-2.0-only
/* source_state - what is there of a source, for the list of sources */
#include <time.h>

#include "todo/cache.h"
#include "todo/kind.h"
#include "todo/read.h"

/* "12 items", and when the newest was seen to be so, if that is known. */
static int describe(struct arena *a, const struct todo_source *s,
		    struct span text, const char **out, struct err *e)
{
	struct todo_items items = { 0 };
	struct span newest = { 0 };

	if (s->kind->parse(a, text, s, &items, e))
		return -1;
	for (size_t i = 0; i < items.list.n; i++)
		if (span_cmp(items.list.at[i].date, newest) > 0)
			newest = items.list.at[i].date;
	*out = arena_printf(a, "%zu item%s%s" SPAN_FMT, items.list.n,
			    items.list.n == 1 ? "" : "s",
			    newest.len ? ", the newest of " : "",
			    SPAN_ARG(newest));
	return 0;
}

const char *todo_source_state(struct arena *a, const struct todo_source *s)
{
	struct todo_copy copy = { 0 };
	struct span text = { 0 };
	struct err e = { 0 };
	const char *items;

	if (todo_source_is_remote(s)) {
		todo_cache_read(a, s, &copy);
		text = copy.text;
		if (!copy.exists)
			return copy.trouble ? copy.trouble : "never asked";
	} else if (s->kind->read(a, s, &text, &e)) {
		return arena_str(a, span_of(e.msg));
	}
	if (describe(a, s, text, &items, &e))
		return arena_str(a, span_of(e.msg));
	if (!copy.exists)
		return items;
	return arena_printf(a, "%s, asked %s ago", items,
			    todo_age(a, copy.fetched, time(NULL)));
}
