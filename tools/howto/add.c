// SPDX-License-Identifier: GPL-2.0-only
#include "howto/add.h"

#include <string.h>

#include "base/limits.h"
#include "howto/section.h"
#include "howto/section_linuxdoc.h"
#include "howto/splice.h"

static bool is_entry(const struct xml_element *el)
{
	return !strcmp(el->name, "section");
}

/*
 * What the new entry follows: the last child of the chapter that is no entry
 * or whose name comes before. NULL where the chapter is empty.
 */
static const struct xml_element *find_place(const struct howto *howto,
					    const struct howto_source *source)
{
	const struct xml_element *chapter = howto->chapters[source->kind];
	const struct xml_element *before = NULL, *el = chapter->first;

	for (; el && !is_entry(el); el = el->next)
		before = el;
	for (size_t i = 0; i < howto->entries.n; i++) {
		const struct howto_entry *entry = &howto->entries.at[i];

		if (entry->kind != source->kind)
			continue;
		if (howto_compare_names(entry->name, source->name) > 0)
			break;
		before = entry->section;
	}
	return before;
}

/* The blanks before an element, if there is nothing else in its line. */
static struct span indentation(const struct howto *howto,
			       const struct xml_element *el)
{
	size_t start = el->start;

	while (start && (howto->bytes.p[start - 1] == ' ' ||
			 howto->bytes.p[start - 1] == '\t'))
		start--;
	if (start && howto->bytes.p[start - 1] != '\n')
		return SPAN("");
	return span_first(span_from(howto->bytes, start), el->start - start);
}

/* An entry shows how far entries are indented, better than a title does. */
static const struct xml_element *neighbour(const struct xml_element *before)
{
	if (is_entry(before) || !before->next)
		return before;
	return before->next;
}

/* Behind @el and what is said about it in the same line. */
static size_t end_of(const struct howto *howto, const struct xml_element *el)
{
	struct span line = span_from(howto->bytes, el->end);
	size_t at;

	line = span_first(line, span_find_char(line, '\n'));
	at = el->end + span_trim_right(line).len;
	line = span_trim(line);
	while (span_skip(&line, SPAN("<!--"))) {
		size_t end = span_find(line, SPAN("-->"));

		if (end == SIZE_MAX)
			break;
		line = span_trim_left(span_from(line, end + 3));
	}
	return line.len ? el->end : at;
}

static int check_place(const struct howto *howto,
		       const struct howto_source *source, struct err *e)
{
	const struct howto_entry *old =
		howto_find(howto, source->kind, source->name);

	if (old)
		return err_set(e, ERR_EXISTS,
			       "%s:%u: the %s %s has an entry already: remove or edit it",
			       howto->file, old->line,
			       howto_kind_name(source->kind), source->name);
	if (howto->format == HOWTO_LINUXDOC && !howto->sects[source->kind])
		return err_set(e, ERR_SYNTAX,
			       "%s: there is no <sect> whose title says '%s'",
			       howto->file, howto_chapter_id(source->kind));
	if (howto->format == HOWTO_DOCBOOK && !howto->chapters[source->kind])
		return err_set(e, ERR_SYNTAX,
			       "%s: there is no chapter <section xml:id=\"%s\">, see 'nfkit howto check'",
			       howto->file, howto_chapter_id(source->kind));
	return 0;
}

static int add_docbook(struct arena *a, const struct howto *howto,
		       const struct howto_source *source, size_t *at,
		       struct buf *section, struct err *e)
{
	const struct xml_element *before = find_place(howto, source);

	if (!before)
		return err_set(e, ERR_SYNTAX,
			       "%s:%u: the chapter is empty: give it a title",
			       howto->file,
			       howto->chapters[source->kind]->line);
	*at = end_of(howto, before);
	buf_add_str(section, "\n\n");
	howto_section(a, source, indentation(howto, neighbour(before)),
		      section);
	/* There is a line end already. */
	section->len -= section->len > 2;
	return 0;
}

/* "sect1", as @entry has it; what else is in its tag is its own. */
static struct span tag_name(const struct howto *howto,
			    const struct howto_entry *entry)
{
	struct span name = span_from(howto->bytes, entry->start + 1);
	size_t len = 0;

	while (len < name.len && char_is_alnum(name.p[len]))
		len++;
	return span_first(name, len);
}

/* Before the entry that comes next, or where the chapter ends. */
static void add_linuxdoc(struct arena *a, const struct howto *howto,
			 const struct howto_source *source, size_t *at,
			 struct buf *section)
{
	struct span tag = SPAN("sect1");

	*at = howto->sects[source->kind]->end;
	for (size_t i = howto->entries.n; i-- > 0;) {
		const struct howto_entry *entry = &howto->entries.at[i];

		if (entry->kind != source->kind)
			continue;
		tag = tag_name(howto, entry);
		if (howto_compare_names(entry->name, source->name) > 0)
			*at = entry->start;
	}
	*at = howto_before_comments(&howto->sgml, *at);
	if (*at && howto->bytes.p[*at - 1] != '\n')
		buf_add_char(section, '\n');
	howto_section_linuxdoc(a, source, tag, section);
	buf_add_char(section, '\n');
}

int howto_add(struct arena *a, const struct howto *howto,
	      const struct howto_source *source, struct span *out,
	      struct err *e)
{
	CLEANUP_BUF struct buf section;
	struct splices edits = { 0 };
	struct span bytes;
	size_t at;

	buf_init(&section, LIMIT_HOWTO);
	if (check_place(howto, source, e))
		return -1;
	if (howto->format == HOWTO_LINUXDOC)
		add_linuxdoc(a, howto, source, &at, &section);
	else if (add_docbook(a, howto, source, &at, &section, e))
		return -1;
	if (buf_check(&section, "the new entry", e))
		return -1;
	splice_add(a, &edits, at, at, buf_span(&section));
	bytes = splice_all(a, howto->bytes, &edits);
	if (splice_check(a, howto, source, bytes, e))
		return -1;
	*out = bytes;
	return 0;
}
