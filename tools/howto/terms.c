// SPDX-License-Identifier: GPL-2.0-only
#include "howto/terms.h"

#include <string.h>

#include "howto/option_text.h"
#include "model/linuxdoc_text.h"

static bool has_option(const char *text)
{
	struct span rest = span_of(text), name;

	return option_text_next(&rest, &name);
}

static void take_docbook(struct arena *a, const struct howto *howto,
			 const struct howto_entry *entry,
			 struct howto_terms *to)
{
	const struct xml_element *el = entry->section;

	for (; el; el = xml_next(el, entry->section)) {
		struct howto_term term = { .line = el->line };
		struct span bytes = span_from(howto->bytes, el->start);

		if (strcmp(el->name, "term") != 0)
			continue;
		term.text = xml_text(a, el);
		term.start = el->start + span_find_char(bytes, '>') + 1;
		if (!strcmp(el->parent->name, "varlistentry"))
			term.item_end = el->parent->end;
		if (term.item_end &&
		    !strcmp(el->parent->parent->name, "variablelist"))
			term.list_end = el->parent->parent->end;
		*VEC_ADD(a, to) = term;
	}
}

static size_t offset_of(const struct linuxdoc *doc, const char *at)
{
	return (size_t)(at - doc->bytes.p);
}

static bool is_list(const struct linuxdoc_tag *tag)
{
	return linuxdoc_tag_is(tag, "descrip") ||
	       linuxdoc_tag_is(tag, "itemize") || linuxdoc_tag_is(tag, "enum");
}

/* Where the item of a tag ends: at the next item, or with its list. */
static size_t end_of_item(const struct linuxdoc *doc, size_t i, size_t end)
{
	const char *name = linuxdoc_tag_is(&doc->tags.at[i], "tag") ? "tag" :
								      "item";
	int depth = 0;

	while (++i < doc->tags.n) {
		const struct linuxdoc_tag *tag = &doc->tags.at[i];
		size_t at = offset_of(doc, tag->all.p);

		if (at >= end)
			return end;
		if (is_list(tag))
			depth += tag->is_end ? -1 : 1;
		if (depth < 0 || (!depth && !tag->is_end &&
				  linuxdoc_tag_is(tag, name)))
			return at;
	}
	return end;
}

/* Where the list ends that has the item of a tag. */
static size_t end_of_list(const struct linuxdoc *doc, size_t i, size_t end)
{
	int depth = 1;

	while (depth && ++i < doc->tags.n) {
		const struct linuxdoc_tag *tag = &doc->tags.at[i];

		if (is_list(tag))
			depth += tag->is_end ? -1 : 1;
		if (!depth && offset_of(doc, tag->all.p) < end)
			return offset_of(doc, tag->all.p) + tag->all.len;
	}
	return end;
}

/* In an <item> the first line may be a term, see is_term(). */
static struct span text_of(const struct linuxdoc *doc,
			   const struct linuxdoc_tag *tag)
{
	size_t start = offset_of(doc, tag->all.p) + tag->all.len;
	struct span rest = span_from(doc->bytes, start);

	if (tag->is_short || linuxdoc_tag_is(tag, "tag"))
		return linuxdoc_body(doc, tag);
	rest = span_trim_left(rest);
	return span_first(rest, span_find_char(rest, '\n'));
}

/* An <item> that explains an option begins with it, in a line of its own. */
static bool is_term(const struct linuxdoc_tag *tag, struct span text)
{
	return !linuxdoc_tag_is(tag, "item") ||
	       span_starts(text, SPAN("--")) || option_text_inverts(text);
}

static void take_linuxdoc(struct arena *a, const struct howto *howto,
			  const struct howto_entry *entry,
			  struct howto_terms *to)
{
	const struct linuxdoc *doc = &howto->sgml;

	for (size_t i = 0; i < doc->tags.n; i++) {
		const struct linuxdoc_tag *tag = &doc->tags.at[i];
		size_t at = offset_of(doc, tag->all.p);
		struct howto_term term = { .line = tag->line };
		struct span text;

		if (at < entry->start || tag->is_end ||
		    (!linuxdoc_tag_is(tag, "tag") &&
		     !linuxdoc_tag_is(tag, "item")))
			continue;
		if (at >= entry->end)
			break;
		text = text_of(doc, tag);
		if (!text.len)
			continue;
		term.text = linuxdoc_text(a, text);
		if (!is_term(tag, span_of(term.text)))
			continue;
		term.start = offset_of(doc, text.p);
		term.is_item = linuxdoc_tag_is(tag, "item");
		term.item_end = end_of_item(doc, i, entry->end);
		term.list_end = end_of_list(doc, i, entry->end);
		*VEC_ADD(a, to) = term;
	}
}

void howto_all_terms(struct arena *a, const struct howto *howto,
		     const struct howto_entry *entry, struct howto_terms *to)
{
	if (howto->format == HOWTO_LINUXDOC)
		take_linuxdoc(a, howto, entry, to);
	else
		take_docbook(a, howto, entry, to);
}

void howto_terms(struct arena *a, const struct howto *howto,
		 const struct howto_entry *entry, struct howto_terms *to)
{
	struct howto_terms all = { 0 };

	howto_all_terms(a, howto, entry, &all);
	for (size_t i = 0; i < all.n; i++)
		if (has_option(all.at[i].text))
			*VEC_ADD(a, to) = all.at[i];
}

bool howto_terms_have(const struct howto_terms *terms, struct span name,
		      bool *inverts)
{
	bool found = false;

	*inverts = false;
	for (size_t i = 0; i < terms->n; i++) {
		struct span text = span_of(terms->at[i].text);
		struct span rest = text, one;

		while (option_text_next(&rest, &one)) {
			if (!span_eq(one, name))
				continue;
			found = true;
			*inverts = *inverts || option_text_inverts(text);
		}
	}
	return found;
}
