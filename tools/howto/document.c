// SPDX-License-Identifier: GPL-2.0-only
#include "howto/document.h"
#include "model/linuxdoc_text.h"

#include <string.h>

static const struct {
	const char *name, *chapter, *id_prefix;
} kinds[HOWTO_KINDS] = {
	[HOWTO_MATCH]	= { "match", "matches", "ext-match-" },
	[HOWTO_TARGET]	= { "target", "targets", "ext-target-" },
};

const char *howto_kind_name(enum howto_kind kind)
{
	return kinds[kind].name;
}

const char *howto_chapter_id(enum howto_kind kind)
{
	return kinds[kind].chapter;
}

/* A title or a subtitle stands in <info> or, a title only, by itself. */
static const char *heading(struct arena *a, const struct xml_element *section,
			   const char *name)
{
	const struct xml_element *el =
		xml_child(xml_child(section, "info"), name);

	if (!el)
		el = xml_child(section, name);
	return el ? xml_text(a, el) : "";
}

static const char *name_of(struct arena *a, const struct howto_entry *entry)
{
	struct span rest = span_of(entry->section->id ? entry->section->id : "");
	struct span word = { 0 };

	if (span_skip(&rest, span_of(kinds[entry->kind].id_prefix)) && rest.len)
		return arena_str(a, rest);
	rest = span_of(entry->title);
	span_next_word(&rest, &word);
	return arena_str(a, word);
}

static void add_entries(struct arena *a, struct howto *howto,
			enum howto_kind kind)
{
	const struct xml_element *el = howto->chapters[kind]->first;

	for (; el; el = el->next) {
		struct howto_entry *entry;

		if (strcmp(el->name, "section") != 0)
			continue;
		entry = VEC_ADD(a, &howto->entries);
		entry->kind = kind;
		entry->section = el;
		entry->line = el->line;
		entry->start = el->start;
		entry->end = el->end;
		entry->title = heading(a, el, "title");
		entry->summary = heading(a, el, "subtitle");
		entry->name = name_of(a, entry);
	}
}

static bool is_chapter(const struct xml_element *el, enum howto_kind kind)
{
	return !strcmp(el->name, "section") && el->id &&
	       !strcmp(el->id, kinds[kind].chapter);
}

static bool open_docbook(struct arena *a, struct howto *out,
			 struct xml_notes *notes)
{
	const struct xml_element *el;

	out->xml = xml_parse(a, out->bytes, notes);
	if (!out->xml)
		return false;
	for (el = xml_root(out->xml)->first; el; el = el->next) {
		for (int kind = 0; kind < HOWTO_KINDS; kind++) {
			if (out->chapters[kind] || !is_chapter(el, kind))
				continue;
			out->chapters[kind] = el;
			add_entries(a, out, kind);
		}
	}
	return true;
}

static bool has_word(const char *title, const char *word)
{
	return span_find_nocase(span_of(title), span_of(word)) != SIZE_MAX;
}

/* "TIMEOUT target", "the ipp2p patch": the word before the last one. */
static const char *name_of_title(struct arena *a, const char *title)
{
	static const char *const nouns[] = {
		"match", "target", "patch", "extension"
	};
	struct span rest = span_of(title), word, name = { 0 }, first = { 0 };

	while (span_next_word(&rest, &word)) {
		first = first.p ? first : word;
		for (size_t i = 0; i < 4; i++)
			if (name.p && span_eq_nocase(word,
						     span_of(nouns[i])))
				return arena_str(a, name);
		name = word;
	}
	return arena_str(a, first.p ? first : SPAN(""));
}

/* The number of comments before @at. */
static size_t count_comments(const struct linuxdoc *doc, size_t at)
{
	size_t low = 0, high = doc->comments.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (doc->comments.at[middle].p < doc->bytes.p + at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t howto_before_comments(const struct linuxdoc *doc, size_t at)
{
	const char *end = doc->bytes.p + at, *line;

	for (size_t i = count_comments(doc, at); i-- > 0;) {
		struct span comment = doc->comments.at[i], between;

		between.p = comment.p + comment.len;
		between.len = (size_t)(end - between.p);
		if (span_trim(between).len ||
		    span_starts(comment, SPAN("<!-- nfkit")))
			break;
		end = line = comment.p;
		while (line > doc->bytes.p && (line[-1] == ' ' ||
					       line[-1] == '\t'))
			line--;
		if (line == doc->bytes.p || line[-1] == '\n')
			at = (size_t)(line - doc->bytes.p);
	}
	return at;
}

static void add_sections(struct arena *a, struct howto *out,
			 enum howto_kind kind)
{
	const struct linuxdoc_section *end = VEC_LAST(&out->sgml.sections);
	const struct linuxdoc_section *s = out->sects[kind] + 1;
	unsigned int level = s <= end ? s->level : 0;

	for (; s <= end && s->level; s++) {
		struct howto_entry *entry;

		if (s->level > level)	/* a part of an entry */
			continue;
		entry = VEC_ADD(a, &out->entries);
		entry->kind = kind;
		entry->line = s->line;
		entry->start = s->start;
		entry->end = howto_before_comments(&out->sgml, s->end);
		entry->title = linuxdoc_text(a, s->title);
		entry->summary = "";
		entry->name = name_of_title(a, entry->title);
	}
}

static bool open_linuxdoc(struct arena *a, struct howto *out,
			  struct xml_notes *notes)
{
	linuxdoc_read(a, out->bytes, &out->sgml);
	for (size_t i = 0; i < out->sgml.mistakes.n; i++)
		xml_note(a, notes, out->sgml.mistakes.at[i].line, "%s",
			 out->sgml.mistakes.at[i].text);
	for (size_t i = 0; i < out->sgml.sections.n; i++) {
		const struct linuxdoc_section *s = &out->sgml.sections.at[i];
		const char *title = s->level ? "" : linuxdoc_text(a, s->title);

		for (int kind = 0; kind < HOWTO_KINDS; kind++) {
			if (out->sects[kind] ||
			    !has_word(title, kinds[kind].chapter))
				continue;
			out->sects[kind] = s;
			add_sections(a, out, kind);
			break;
		}
	}
	return !notes->n;
}

bool howto_open(struct arena *a, const char *file, struct span bytes,
		struct howto *out, struct xml_notes *notes)
{
	*out = (struct howto){ .file = file, .bytes = bytes };
	if (!linuxdoc_is(bytes))
		return open_docbook(a, out, notes);
	out->format = HOWTO_LINUXDOC;
	return open_linuxdoc(a, out, notes);
}

int howto_open_strictly(struct arena *a, const char *file, struct span bytes,
			struct howto *out, struct err *e)
{
	struct xml_notes notes = { 0 };

	if (howto_open(a, file, bytes, out, &notes))
		return 0;
	return err_set(e, ERR_SYNTAX, "%s:%u: %s", file, notes.at[0].line,
		       notes.at[0].text);
}

void howto_release(struct howto *howto)
{
	xml_free(&howto->xml);
}

const struct howto_entry *howto_find(const struct howto *howto,
				     enum howto_kind kind, const char *name)
{
	for (size_t i = 0; i < howto->entries.n; i++) {
		const struct howto_entry *entry = &howto->entries.at[i];

		if (entry->kind == kind && !strcmp(entry->name, name))
			return entry;
	}
	return NULL;
}

int howto_compare_names(const char *a, const char *b)
{
	return span_cmp_nocase(span_of(a), span_of(b));
}
