// SPDX-License-Identifier: GPL-2.0-only
/*
 * bugzilla - the open bugs of a Bugzilla, by its REST interface
 *
 * GET rest/bug of Bugzilla 5 (WebService/Server/REST/Resources/Bug.pm). The
 * server has an ETag for the answer, so that an unchanged list costs nothing;
 * limit=0 asks for as many as it gives at once (10,000 by default). Without a
 * login the addresses of people are cut at the '@'.
 */
#include <string.h>

#include "base/buf.h"
#include "json/reader.h"
#include "todo/entry.h"
#include "todo/kind.h"

#define FIELDS	"id,summary,product,component,status,assigned_to," \
		"assigned_to_detail,last_change_time"

const char *todo_url_bugzilla(struct arena *a, const char *place)
{
	const char *query, *base = todo_entry_split(a, place, &query);

	return arena_printf(a, "%srest/bug?%s%s%sinclude_fields=" FIELDS
			    "&limit=0", base, query, *query ? "&" : "",
			    strstr(query, "resolution=") ? "" :
			    "resolution=---&");
}

static struct span text(const struct json_t *bug, const char *key)
{
	return json_value_text(json_value_member(bug, key));
}

/* "Nora Netfilter <nora>", as far as the server tells. */
static struct span assignee(struct arena *a, const struct json_t *bug)
{
	const struct json_t *who = json_value_member(bug, "assigned_to_detail");
	struct span name = text(who, "real_name");
	struct span mail = text(bug, "assigned_to");

	if (!name.len)
		return mail;
	return span_of(arena_printf(a, SPAN_FMT " <" SPAN_FMT ">",
				    SPAN_ARG(name), SPAN_ARG(mail)));
}

static int add_bug(struct arena *a, const struct json_t *v,
		   const struct todo_source *source, struct todo_items *items,
		   struct err *e)
{
	struct todo_bug bug = {
		.product = text(v, "product"),
		.component = text(v, "component"),
		.status = text(v, "status"),
		.summary = text(v, "summary"),
		.changed = text(v, "last_change_time"),
		.assignee = assignee(a, v),
	};
	int64_t id = 0;

	if (!json_value_number(json_value_member(v, "id"), &id))
		return err_set(e, ERR_SYNTAX, "%s: a bug has no number",
			       source->name);
	bug.id = span_of(arena_printf(a, "%lld", (long long)id));
	return todo_entry_add_bug(a, items, source, &bug, e);
}

/* {"error": true, "code": 51, "message": "..."} */
static int refuse(const struct json_t *root, const char *name, struct err *e)
{
	struct span why = text(root, "message");

	if (json_value_is_true(json_value_member(root, "error")))
		return err_set(e, ERR_NET, "%s: the server says: " SPAN_FMT,
			       name, SPAN_ARG(span_first(why, 300)));
	return err_set(e, ERR_SYNTAX,
		       "%s: the answer has no \"bugs\": is there a Bugzilla?",
		       name);
}

int todo_parse_bugzilla(struct arena *a, struct span answer,
			const struct todo_source *source,
			struct todo_items *items, struct err *e)
{
	CLEANUP_JSON_VALUE struct json_t *root = NULL;
	const struct json_t *bugs;

	if (json_value_parse(&answer, source->name, &root, e))
		return -1;
	bugs = json_value_member(root, "bugs");
	if (!json_value_is_array(bugs))
		return refuse(root, source->name, e);
	for (size_t i = 0; i < json_value_count(bugs); i++)
		if (add_bug(a, json_value_item(bugs, i), source, items, e))
			return -1;
	return 0;
}
