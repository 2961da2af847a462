// SPDX-License-Identifier: GPL-2.0-only
/*
 * patchwork - patches that wait for a maintainer, by Patchwork's REST API 1.2
 *
 * GET api/1.2/patches/ (patchwork/api/patch.py). The pages are linked by the
 * header Link; what comes here is one JSON array after the other.
 */
#include <string.h>

#include "base/buf.h"
#include "json/reader.h"
#include "todo/entry.h"
#include "todo/kind.h"

#define QUERY	"state=new&state=under-review&archived=false&order=-date" \
		"&per_page=250"

/* BASE/project/NAME/ as a browser shows it, or an address of the API itself. */
const char *todo_url_patchwork(struct arena *a, const char *place)
{
	const char *query, *base = todo_entry_split(a, place, &query);
	struct span all = span_of(base), project;
	size_t at = todo_entry_find(all, SPAN("project/"));

	if (at == SIZE_MAX || todo_entry_find(all, SPAN("api/")) != SIZE_MAX)
		return place;
	project = span_from(all, at + strlen("project/"));
	return arena_printf(a, SPAN_FMT "api/1.2/patches/?project=" SPAN_FMT
			    "&%s", SPAN_ARG(span_first(all, at)),
			    SPAN_ARG(span_first(project,
						span_find_char(project, '/'))),
			    *query ? query : QUERY);
}

static struct span text(const struct json_t *v, const char *key)
{
	return json_value_text(json_value_member(v, key));
}

static enum todo_state state_of(struct span state)
{
	static const char *const done[] = {
		"accepted", "rejected", "superseded", "not-applicable",
	};

	for (size_t i = 0; i < sizeof(done) / sizeof(done[0]); i++)
		if (span_eq(state, span_of(done[i])))
			return TODO_DONE;
	return TODO_OPEN;
}

static void fill(struct arena *a, const struct json_t *v,
		 struct todo_item *item)
{
	const struct json_t *who = json_value_member(v, "submitter");

	item->area = todo_entry_line(a, span_of(arena_printf(a,
		"patch/" SPAN_FMT, SPAN_ARG(text(v, "state")))));
	item->state = state_of(text(v, "state"));
	item->owner = todo_entry_person(a, text(who, "name"),
					text(who, "email"));
	item->title = todo_entry_line(a, text(v, "name"));
	item->date = todo_entry_day(a, text(v, "date"));
	item->source = todo_entry_line(a, text(v, "web_url"));
	item->body = todo_entry_line(a, text(v, "msgid"));
}

static int add_patch(struct arena *a, const struct json_t *v,
		     const struct todo_source *source,
		     struct todo_items *items, struct err *e)
{
	struct todo_item *item;
	int64_t id;

	if (!json_value_number(json_value_member(v, "id"), &id))
		return err_set(e, ERR_SYNTAX, "%s: a patch has no number",
			       source->name);
	item = todo_entry_add(a, items, source->name, e);
	if (!item)
		return -1;
	item->id = span_of(arena_printf(a, "patch-%lld", (long long)id));
	fill(a, v, item);
	return 0;
}

static int add_page(struct arena *a, const struct json_t *page,
		    const struct todo_source *source,
		    struct todo_items *items, struct err *e)
{
	struct span why = text(page, "detail");

	if (!json_value_is_array(page))
		return err_set(e, ERR_NET,
			       "%s: the answer is not a list of patches" SPAN_FMT
			       SPAN_FMT, source->name,
			       SPAN_ARG(why.len ? SPAN(": ") : why),
			       SPAN_ARG(span_first(why, 300)));
	for (size_t i = 0; i < json_value_count(page); i++)
		if (add_patch(a, json_value_item(page, i), source, items, e))
			return -1;
	return 0;
}

int todo_parse_patchwork(struct arena *a, struct span pages,
			 const struct todo_source *source,
			 struct todo_items *items, struct err *e)
{
	do {
		CLEANUP_JSON_VALUE struct json_t *page = NULL;

		if (json_value_parse(&pages, source->name, &page, e) ||
		    add_page(a, page, source, items, e))
			return -1;
	} while (pages.len);
	return 0;
}
