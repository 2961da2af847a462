// SPDX-License-Identifier: GPL-2.0-only
#include "howto/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/embed.h"
#include "base/file.h"
#include "base/limits.h"
#include "xml/catalog.h"
#include "xml/schema.h"

#define SCHEMA		"howto/howto.rng"
#define NAME_MAX_LEN	28

struct checking {
	struct arena *arena;
	const struct howto *howto;
	struct xml_notes *notes;
	VEC(const struct xml_element *) ids;	/* what has one, sorted */
};

/* A note about an element, in the words of printf(). */
#define note(c, el, ...)						\
	xml_note((c)->arena, (c)->notes, (el)->line, __VA_ARGS__)

bool howto_name_is_valid(struct span name)
{
	if (!name.len || name.len > NAME_MAX_LEN || !char_is_alpha(*name.p))
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (!char_is_word(name.p[i]) && name.p[i] != '-')
			return false;
	return true;
}

static void check_chapters(struct checking *c)
{
	for (int kind = 0; kind < HOWTO_KINDS; kind++)
		if (!c->howto->chapters[kind])
			note(c, xml_root(c->howto->xml),
			     "there is no chapter <section xml:id=\"%s\">",
			     howto_chapter_id(kind));
}

static void check_id(struct checking *c, const struct howto_entry *entry)
{
	const char *kind = howto_kind_name(entry->kind);
	struct span id = span_of(entry->section->id ? entry->section->id : "");

	if (!id.len) {
		note(c, entry->section,
		     "an entry needs an id: xml:id=\"ext-%s-%s\"", kind,
		     *entry->name ? entry->name : "NAME");
		return;
	}
	if (span_skip(&id, SPAN("ext-")) && span_skip(&id, span_of(kind)) &&
	    span_skip_char(&id, '-') && howto_name_is_valid(id))
		return;
	note(c, entry->section, "the id is '%s', want 'ext-%s-NAME'",
	     entry->section->id, kind);
}

static void check_title(struct checking *c, const struct howto_entry *entry)
{
	const char *want = arena_printf(c->arena, "%s %s", entry->name,
					howto_kind_name(entry->kind));

	if (strcmp(entry->title, want) != 0)
		note(c, entry, "the title is '%s', want '%s'",
		     entry->title, want);
}

/* @before is the one before it, of any chapter, or NULL. */
static void check_order(struct checking *c, const struct howto_entry *entry,
			const struct howto_entry *before)
{
	if (!before || before->kind != entry->kind ||
	    howto_compare_names(before->name, entry->name) <= 0)
		return;
	note(c, entry, "%s stands after %s (line %u): the order is "
	     "alphabetical without regard to case", entry->name, before->name,
	     before->line);
}

static void check_entries(struct checking *c)
{
	const struct howto_entry *before = NULL;

	for (size_t i = 0; i < c->howto->entries.n; i++) {
		const struct howto_entry *entry = &c->howto->entries.at[i];

		check_id(c, entry);
		check_title(c, entry);
		check_order(c, entry, before);
		before = entry;
	}
}

static int by_id(const void *a, const void *b)
{
	const struct xml_element *one = *(const struct xml_element *const *)a;
	const struct xml_element *two = *(const struct xml_element *const *)b;
	int order = strcmp(one->id, two->id);

	return order ? order : (int)(one->start > two->start) -
			       (int)(one->start < two->start);
}

static void collect_ids(struct checking *c)
{
	const struct xml_element *root = xml_root(c->howto->xml), *el = root;

	for (; el; el = xml_next(el, root))
		if (el->id)
			*VEC_ADD(c->arena, &c->ids) = el;
	if (c->ids.n)
		qsort(c->ids.at, c->ids.n, sizeof(*c->ids.at), by_id);
}

static void check_unique(struct checking *c)
{
	for (size_t i = 1; i < c->ids.n; i++)
		if (!strcmp(c->ids.at[i - 1]->id, c->ids.at[i]->id))
			note(c, c->ids.at[i],
			     "the id '%s' is taken, in line %u",
			     c->ids.at[i]->id, c->ids.at[i - 1]->line);
}

static bool has_id(const struct checking *c, const char *id)
{
	size_t low = 0, high = c->ids.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(id, c->ids.at[middle]->id);

		if (!order)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

static void check_references(struct checking *c)
{
	const struct xml_element *root = xml_root(c->howto->xml), *el = root;

	for (; el; el = xml_next(el, root)) {
		const char *to = NULL;

		if (!strcmp(el->name, "xref"))
			to = xml_attribute(c->arena, el, "linkend");
		if (to && !has_id(c, to))
			note(c, el, "there is no '%s' to refer to", to);
	}
}

static int by_line(const void *a, const void *b)
{
	const struct xml_note *one = a, *two = b;

	if (one->line != two->line)
		return one->line < two->line ? -1 : 1;
	return strcmp(one->text, two->text);
}

struct label {
	struct span id;
	const struct linuxdoc_tag *tag;
};

static int by_label(const void *a, const void *b)
{
	const struct label *one = a, *two = b;
	int order = span_cmp(one->id, two->id);

	return order ? order : (int)(one->tag > two->tag) -
			       (int)(one->tag < two->tag);
}

static void check_labels(struct checking *c)
{
	const struct linuxdoc *doc = &c->howto->sgml;
	const struct label *first;
	VEC(struct label) all = { 0 };

	for (size_t i = 0; i < doc->tags.n; i++) {
		struct span id = linuxdoc_tag_id(&doc->tags.at[i]);

		if (id.len)
			*VEC_ADD(c->arena, &all) =
				(struct label){ id, &doc->tags.at[i] };
	}
	if (!all.n)
		return;
	qsort(all.at, all.n, sizeof(*all.at), by_label);
	first = all.at;
	for (size_t i = 1; i < all.n; i++) {
		if (!span_eq(all.at[i].id, first->id))
			first = &all.at[i];
		else
			note(c, all.at[i].tag,
			     "the label '" SPAN_FMT "' is taken, in line %u",
			     SPAN_ARG(first->id), first->tag->line);
	}
}

static void check_linuxdoc(struct checking *c)
{
	const struct howto_entry *before = NULL;

	for (int kind = 0; kind < HOWTO_KINDS; kind++)
		if (!c->howto->sects[kind])
			xml_note(c->arena, c->notes, 1,
				 "there is no <sect> whose title says '%s'",
				 howto_chapter_id(kind));
	for (size_t i = 0; i < c->howto->entries.n; i++) {
		check_order(c, &c->howto->entries.at[i], before);
		before = &c->howto->entries.at[i];
	}
	check_labels(c);
}

static int check_docbook(struct checking *c, struct err *e)
{
	struct span schema;

	if (!embed_find(SCHEMA, &schema))
		return err_set(e, ERR_NOENT, "'%s' is not in the program",
			       SCHEMA);
	if (xml_validate(c->arena, c->howto->xml, schema, SCHEMA, c->notes, e))
		return -1;
	collect_ids(c);
	check_chapters(c);
	check_entries(c);
	check_unique(c);
	check_references(c);
	return 0;
}

int howto_check_schema(struct arena *a, const struct howto *howto,
		       struct xml_notes *notes, struct err *e)
{
	const char *file = xml_catalog_file(a, HOWTO_DOCBOOK_RNG);
	struct span schema;

	if (howto->format != HOWTO_DOCBOOK)
		return err_set(e, ERR_USAGE,
			       "'%s' is not DocBook", howto->file);
	if (!file || !file_exists(file))
		return err_set(e, ERR_NOENT,
			       "the system's XML catalog has no %s: install docbook5-xml",
			       HOWTO_DOCBOOK_RNG);
	return file_read(a, file, LIMIT_HOWTO, &schema, e) ? -1 :
	       xml_validate_foreign(a, howto->xml, schema, file, notes, e);
}

int howto_check(struct arena *a, const struct howto *howto,
		struct xml_notes *notes, struct err *e)
{
	struct checking c = { a, howto, notes };

	if (howto->format == HOWTO_LINUXDOC)
		check_linuxdoc(&c);
	else if (check_docbook(&c, e))
		return -1;
	if (notes->n)
		qsort(notes->at, notes->n, sizeof(*notes->at), by_line);
	return 0;
}
