// SPDX-License-Identifier: GPL-2.0-only
/* print_json - items for programs */
#include "json/writer.h"
#include "todo/print.h"

static void add(struct json_writer *w, const char *key, struct span value)
{
	if (value.len)
		json_writer_text(w, key, value);
	else
		json_writer_null(w, key);
}

static void add_item(struct json_writer *w, const struct todo_item *item)
{
	json_writer_begin_object(w, NULL);
	add(w, "id", item->id);
	add(w, "state", span_of(todo_state_name(item->state)));
	add(w, "area", item->area);
	add(w, "owner", item->owner);
	add(w, "date", item->date);
	add(w, "source", item->source);
	add(w, "title", item->title);
	add(w, "body", item->body);
	add(w, "list", span_of(item->list));
	if (item->line)
		json_writer_number(w, "line", item->line);
	else
		json_writer_null(w, "line");
	json_writer_end(w);
}

void todo_print_json(struct arena *a, const struct todo_hits *hits,
		     const struct term *term, struct buf *to)
{
	CLEANUP_JSON struct json_writer w = { 0 };

	(void)a;
	(void)term;
	json_writer_begin_array(&w, NULL);
	for (size_t i = 0; i < hits->list.n; i++)
		add_item(&w, hits->list.at[i]);
	json_writer_end(&w);
	json_writer_print(&w, to);
}
