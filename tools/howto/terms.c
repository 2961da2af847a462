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

static void take_docbook(struct arena *a, const struct howto_entry *entry,
			 struct howto_terms *to)
{
	const struct xml_element *el = entry->section;

	for (; el; el = xml_next(el, entry->section)) {
		struct howto_term term = { .line = el->line };

		if (strcmp(el->name, "term") != 0)
			continue;
		term.text = xml_text(a, el);
		term.start = el->inside;
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

/* The first tag at @at or behind it; they come in the order of the file. */
static size_t tag_at(const struct linuxdoc *doc, size_t at)
{
	size_t low = 0, high = doc->tags.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (offset_of(doc, doc->tags.at[middle].all.p) < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/*
 * For each tag from @from on and before @to: behind the list that it is in;
 * @end where there is none.
 */
static size_t *find_list_ends(struct arena *a, const struct linuxdoc *doc,
			      size_t from, size_t to, size_t end)
{
	size_t *ends = arena_zalloc(a, to - from + 1, sizeof(*ends));
	VEC(size_t) open = { 0 };

	for (size_t i = to; i-- > from;) {
		const struct linuxdoc_tag *tag = &doc->tags.at[i];

		ends[i - from] = open.n ? *VEC_LAST(&open) : end;
		if (!is_list(tag))
			continue;
		if (tag->is_end)
			*VEC_ADD(a, &open) = offset_of(doc, tag->all.p) +
					     tag->all.len;
		else
			open.n -= open.n > 0;
	}
	return ends;
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
			  struct howto_terms *out)
{
	const struct linuxdoc *doc = &howto->sgml;
	size_t from = tag_at(doc, entry->start), to = tag_at(doc, entry->end);
	const size_t *list_ends = find_list_ends(a, doc, from, to, entry->end);

	for (size_t i = from; i < to; i++) {
		const struct linuxdoc_tag *tag = &doc->tags.at[i];
		struct howto_term term = { .line = tag->line };
		struct span text;

		if (tag->is_end || (!linuxdoc_tag_is(tag, "tag") &&
				    !linuxdoc_tag_is(tag, "item")))
			continue;
		text = text_of(doc, tag);
		if (!text.len)
			continue;
		term.text = linuxdoc_text(a, text);
		if (!is_term(tag, span_of(term.text)))
			continue;
		term.start = offset_of(doc, text.p);
		term.is_item = linuxdoc_tag_is(tag, "item");
		term.item_end = end_of_item(doc, i, entry->end);
		term.list_end = list_ends[i - from];
		*VEC_ADD(a, out) = term;
	}
}

void howto_all_terms(struct arena *a, const struct howto *howto,
		     const struct howto_entry *entry, struct howto_terms *to)
{
	if (howto->format == HOWTO_LINUXDOC)
		take_linuxdoc(a, howto, entry, to);
	else
		take_docbook(a, entry, to);
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
