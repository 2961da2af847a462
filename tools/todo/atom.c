// SPDX-License-Identifier: GPL-2.0-only
/*
 * atom - mails that a public-inbox found, as an Atom feed (RFC 4287)
 *
 * The address is that of an inbox; its page of help, INBOX/_/text/help, tells
 * the words of a query. An answer has 200 mails at most, the newest first,
 * and a query that finds nothing is answered by 404.
 */
#include <string.h>

#include "base/address.h"
#include "base/buf.h"
#include "todo/entry.h"
#include "todo/kind.h"
#include "xml/doc.h"

#define QUERY	"s:PATCH+AND+NOT+s:Re+AND+d:30.days.ago.."

const char *todo_url_inbox(struct arena *a, const char *place)
{
	const char *query, *base = todo_entry_split(a, place, &query);

	return arena_printf(a, "%s?%s%s&x=A", base, *query ? "" : "q=",
			    *query ? query : QUERY);
}

static const char *text(struct arena *a, const struct xml_element *el,
			const char *name)
{
	const struct xml_element *child = xml_child(el, name);

	return child ? xml_text(a, child) : "";
}

/* The Message-ID is the last part of the link, where '/' reads "%2F". */
static struct span message_id(struct arena *a, struct span link)
{
	while (span_ends(link, SPAN("/")))
		link.len--;
	return address_unescape(a, span_from(link,
					     span_rfind_char(link, '/') + 1));
}

/* A title of the type "html" says "&amp;" for '&', once more than XML does. */
static struct span plain(struct arena *a, struct span html)
{
	static const struct { struct span code, text; } codes[] = {
		{ SPAN("&amp;"), SPAN("&") }, { SPAN("&lt;"), SPAN("<") },
		{ SPAN("&gt;"), SPAN(">") }, { SPAN("&quot;"), SPAN("\"") },
		{ SPAN("&#38;"), SPAN("&") }, { SPAN("&#39;"), SPAN("'") },
		{ SPAN("&#60;"), SPAN("<") }, { SPAN("&#62;"), SPAN(">") },
		{ SPAN("&#34;"), SPAN("\"") },
	};
	CLEANUP_BUF struct buf b;

	buf_init(&b, html.len);
	while (html.len) {
		struct span text = span_first(html, 1);
		size_t i = 0;

		while (i < sizeof(codes) / sizeof(codes[0]) &&
		       !span_starts(html, codes[i].code))
			i++;
		if (i < sizeof(codes) / sizeof(codes[0]))
			text = codes[i].text;
		buf_add(&b, text);
		html = span_from(html, text.p == html.p ? 1 :
				       codes[i].code.len);
	}
	return arena_copy(a, buf_span(&b));
}

static struct span title_of(struct arena *a, const struct xml_element *entry)
{
	const struct xml_element *title = xml_child(entry, "title");
	const char *type = title ? xml_attribute(a, title, "type") : NULL;
	struct span all = span_of(text(a, entry, "title"));

	return type && !strcmp(type, "html") ? plain(a, all) : all;
}

static int add_entry(struct arena *a, const struct xml_element *entry,
		     const struct todo_source *source,
		     struct todo_items *items, struct err *e)
{
	const struct xml_element *link = xml_child(entry, "link");
	const struct xml_element *who = xml_child(entry, "author");
	const char *href = link ? xml_attribute(a, link, "href") : NULL;
	struct todo_item *item;

	if (!href)
		return err_set(e, ERR_SYNTAX, "%s:%u: an entry without a link",
			       source->name, entry->line);
	item = todo_entry_add(a, items, source->name, e);
	if (!item)
		return -1;
	item->body = message_id(a, span_of(href));
	item->id = todo_entry_mail_id(a, item->body);
	item->area = SPAN("mail");
	item->owner = todo_entry_person(a, span_of(text(a, who, "name")),
					span_of(text(a, who, "email")));
	item->title = title_of(a, entry);
	item->date = todo_entry_day(a, span_of(text(a, entry, "updated")));
	item->source = span_of(href);
	return 0;
}

int todo_parse_atom(struct arena *a, struct span bytes,
		    const struct todo_source *source,
		    struct todo_items *items, struct err *e)
{
	struct xml_notes notes = { 0 };
	CLEANUP_XML struct xml_doc *doc = NULL;
	const struct xml_element *el;

	/* 404: nothing found. */
	if (!bytes.len)
		return 0;
	doc = xml_parse_foreign(a, bytes, &notes);
	if (!doc)
		return err_set(e, ERR_SYNTAX, "%s:%u: %s", source->name,
			       notes.at[0].line, notes.at[0].text);
	el = xml_root(doc);
	if (strcmp(el->name, "feed"))
		return err_set(e, ERR_SYNTAX,
			       "%s: the outermost element is <%s> instead of <feed>",
			       source->name, el->name);
	for (el = el->first; el; el = el->next)
		if (!strcmp(el->name, "entry") &&
		    add_entry(a, el, source, items, e))
			return -1;
	return 0;
}
