// SPDX-License-Identifier: GPL-2.0-only
/*
 * bugs_xml - bugs as Bugzilla's show_bug.cgi?ctype=xml shows them
 *
 * The format is that of its template bug/show.xml.tmpl. It names a document
 * type on the server, which is never loaded.
 */
#include <string.h>

#include "todo/entry.h"
#include "todo/kind.h"
#include "xml/doc.h"

static struct span text(struct arena *a, const struct xml_element *bug,
			const char *name)
{
	const struct xml_element *el = xml_child(bug, name);

	return span_of(el ? xml_text(a, el) : "");
}

static struct span assignee(struct arena *a, const struct xml_element *bug)
{
	const struct xml_element *el = xml_child(bug, "assigned_to");
	const char *name = el ? xml_attribute(a, el, "name") : NULL;

	return todo_entry_person(a, span_of(name ? name : ""),
				 text(a, bug, "assigned_to"));
}

static int add_bug(struct arena *a, const struct xml_element *el,
		   const struct todo_source *source, struct todo_items *items,
		   struct err *e)
{
	struct todo_bug bug = {
		.id = text(a, el, "bug_id"),
		.product = text(a, el, "product"),
		.component = text(a, el, "component"),
		.status = text(a, el, "bug_status"),
		.summary = text(a, el, "short_desc"),
		.assignee = assignee(a, el),
		.changed = text(a, el, "delta_ts"),
	};

	/* error="NotFound", "NotPermitted": nothing else is said of it. */
	if (xml_attribute(a, el, "error"))
		return 0;
	return todo_entry_add_bug(a, items, source, &bug, e);
}

int todo_parse_bugs_xml(struct arena *a, struct span bytes,
			const struct todo_source *source,
			struct todo_items *items, struct err *e)
{
	struct xml_notes notes = { 0 };
	CLEANUP_XML struct xml_doc *doc = xml_parse_foreign(a, bytes, &notes);
	const struct xml_element *el;

	if (!doc)
		return err_set(e, ERR_SYNTAX, "%s:%u: %s", source->name,
			       notes.at[0].line, notes.at[0].text);
	el = xml_root(doc);
	if (strcmp(el->name, "bugzilla"))
		return err_set(e, ERR_SYNTAX,
			       "%s: the outermost element is <%s> instead of <bugzilla>",
			       source->name, el->name);
	for (el = el->first; el; el = el->next)
		if (!strcmp(el->name, "bug") &&
		    add_bug(a, el, source, items, e))
			return -1;
	return 0;
}
