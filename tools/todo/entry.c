// SPDX-License-Identifier: GPL-2.0-only
#include "todo/entry.h"

#include "base/address.h"
#include "base/hash.h"

struct todo_item *todo_entry_add(struct arena *a, struct todo_items *items,
				 const char *name, struct err *e)
{
	struct todo_item *item;

	if (items->list.n >= TODO_ANSWER_ITEMS) {
		err_set(e, ERR_LIMIT, "%s: more than %d items: ask for less",
			name, TODO_ANSWER_ITEMS);
		return NULL;
	}
	item = VEC_ADD(a, &items->list);
	item->list = name;
	return item;
}

struct span todo_entry_line(struct arena *a, struct span text)
{
	return todo_fold(a, text);
}

struct span todo_entry_person(struct arena *a, struct span name,
			      struct span mail)
{
	name = todo_entry_line(a, name);
	mail = todo_entry_line(a, mail);
	if (!name.len || !mail.len)
		return name.len ? name : mail;
	return span_of(arena_printf(a, SPAN_FMT " <" SPAN_FMT ">",
				    SPAN_ARG(name), SPAN_ARG(mail)));
}

struct span todo_entry_day(struct arena *a, struct span date)
{
	static const char form[] = "0000-00-00";

	if (date.len < sizeof(form) - 1)
		return (struct span){ 0 };
	for (size_t i = 0; form[i]; i++)
		if (form[i] == '-' ? date.p[i] != '-' :
				     !char_is_digit(date.p[i]))
			return (struct span){ 0 };
	return arena_copy(a, span_first(date, sizeof(form) - 1));
}

struct span todo_entry_mail_id(struct arena *a, struct span mid)
{
	return span_of(arena_printf(a, "mail-%08x", hash32(HASH32, mid)));
}

const char *todo_entry_split(struct arena *a, const char *place,
			     const char **query)
{
	struct span rest = span_of(place);
	size_t mark = span_find_char(rest, '?');
	struct span base = span_first(rest, mark);

	*query = mark == SIZE_MAX ? "" : place + mark + 1;
	return arena_printf(a, SPAN_FMT "%s", SPAN_ARG(base),
			    span_ends(base, SPAN("/")) ? "" : "/");
}

size_t todo_entry_find(struct span url, struct span part)
{
	size_t at = span_find(url, SPAN("://")), len;

	at = at == SIZE_MAX ? 0 : at + 3;
	while ((len = span_find_char(span_from(url, at), '/')) != SIZE_MAX) {
		at += len + 1;
		if (span_starts(span_from(url, at), part))
			return at;
	}
	return SIZE_MAX;
}

static enum todo_state state_of(struct span status)
{
	static const char *const done[] = {
		"RESOLVED", "VERIFIED", "CLOSED",
	};

	for (size_t i = 0; i < sizeof(done) / sizeof(done[0]); i++)
		if (span_eq(status, span_of(done[i])))
			return TODO_DONE;
	return span_eq(status, SPAN("UNCONFIRMED")) ? TODO_UNSURE : TODO_OPEN;
}

static bool is_begun(struct span status)
{
	return span_eq(status, SPAN("ASSIGNED")) ||
	       span_eq(status, SPAN("IN_PROGRESS"));
}

/* "iptables/unknown" of what a server calls "iptables" and "unknown". */
static struct span area_of(struct arena *a, const struct todo_bug *bug)
{
	struct span product = todo_entry_line(a, bug->product);
	struct span component = todo_entry_line(a, bug->component);

	if (!component.len)
		return product;
	return span_of(arena_printf(a, SPAN_FMT "/" SPAN_FMT,
				    SPAN_ARG(product), SPAN_ARG(component)));
}

/* Up to "?", "show_bug.cgi" ...: the address of the server, as it may be shown. */
static struct span base_of(struct arena *a, struct span place)
{
	static const char *const ends[] = {
		"buglist.cgi", "show_bug.cgi", "rest/",
	};
	char *copy = arena_str(a, place);

	address_hide_passwords(copy);
	place = span_of(copy);
	place = span_first(place, span_find_char(place, '?'));
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		place = span_first(place, todo_entry_find(place, span_of(ends[i])));
	return place;
}

int todo_entry_add_bug(struct arena *a, struct todo_items *items,
		       const struct todo_source *source,
		       const struct todo_bug *bug, struct err *e)
{
	struct span base = base_of(a, span_of(source->place));
	const char *name = source->name;
	struct todo_item *item;
	uint64_t n;

	if (!span_number(bug->id, 10, UINT32_MAX, &n) || !n)
		return err_set(e, ERR_SYNTAX,
			       "%s: the number of a bug is '" SPAN_FMT "'",
			       name, SPAN_ARG(span_first(bug->id, 40)));
	item = todo_entry_add(a, items, name, e);
	if (!item)
		return -1;
	item->id = span_of(arena_printf(a, "bug-%u", (unsigned int)n));
	item->area = area_of(a, bug);
	item->state = state_of(bug->status);
	if (is_begun(bug->status))
		item->owner = todo_entry_line(a, bug->assignee);
	item->title = todo_entry_line(a, bug->summary);
	item->date = todo_entry_day(a, bug->changed);
	item->source = span_of(arena_printf(a, SPAN_FMT "%sshow_bug.cgi?id=%u",
					    SPAN_ARG(base),
					    span_ends(base, SPAN("/")) ? "" :
					    "/", (unsigned int)n));
	return 0;
}
