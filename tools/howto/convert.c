// SPDX-License-Identifier: GPL-2.0-only
#include "howto/convert.h"

#include <string.h>

#include "base/limits.h"
#include "howto/check.h"
#include "howto/flow.h"
#include "howto/markup.h"
#include "model/linuxdoc_text.h"

#define OPEN	SPAN("<!--")
#define MARKED	SPAN("<![")

struct converting {
	struct arena *arena;
	const struct howto *howto;
	const struct linuxdoc *doc;
	struct buf *to;
	struct flow flow;	/* into .to */
	size_t sections;	/* that are open */
	bool has_body;		/* behind the head of the article */
};

/* Words with the entities of LinuxDoc. */
static void add_words(struct converting *c, struct span text)
{
	CLEANUP_BUF struct buf plain;

	buf_init(&plain, LIMIT_HOWTO);
	linuxdoc_add_text(&plain, text);
	flow_words(&c->flow, buf_span(&plain));
}

static void take_text(struct converting *c, struct span text)
{
	while (text.len) {
		size_t next, end = linuxdoc_empty_line(text, &next);

		add_words(c, span_first(text, end));
		if (end == SIZE_MAX)
			return;
		flow_end_para(&c->flow);
		text = span_from(text, next);
	}
}

/* What marks the words of nfkit (howto/made.h) fits them in one format only. */
static void take_comment(struct converting *c, struct span text)
{
	if (!span_starts(text, SPAN(" nfkit ")) ||
	    span_find_char(text, '\n') != SIZE_MAX)
		flow_comment(&c->flow, text);
}

/*
 * <![ WORDS [ ... ]]>. One of the words may be a parameter entity, of which
 * nobody knows what it is: nothing of the text is lost then. Tags in it have
 * not been read.
 */
static void take_marked(struct converting *c, struct span words,
			struct span text)
{
	if (span_find_nocase(words, SPAN("IGNORE")) != SIZE_MAX)
		return;
	if (span_find_nocase(words, SPAN("RCDATA")) != SIZE_MAX) {
		add_words(c, text);
		return;
	}
	if (span_find_nocase(words, SPAN("CDATA")) != SIZE_MAX) {
		flow_words(&c->flow, text);
		return;
	}
	while (text.len) {
		size_t next = text.len, end = linuxdoc_empty_line(text, &next);

		flow_words(&c->flow, span_of(linuxdoc_text(c->arena,
						span_first(text, end))));
		if (end != SIZE_MAX)
			flow_end_para(&c->flow);
		text = span_from(text, next);
	}
}

/* The declaration that begins there; what follows it. */
static struct span take_declaration(struct converting *c, struct span text)
{
	bool is_comment = span_skip(&text, OPEN);
	size_t end = span_find(text, is_comment ? SPAN("-->") : SPAN("]]>"));
	struct span words, inside;

	if (is_comment) {
		take_comment(c, span_first(text, end));
	} else {
		inside = span_from(span_first(text, end), MARKED.len);
		if (span_next_until(&inside, '[', &words))
			take_marked(c, words, inside);
	}
	return end == SIZE_MAX ? SPAN("") : span_from(text, end + 3);
}

/* A comment is not text, nor is what a marked section hides. */
static void take_between(struct converting *c, size_t from, size_t to)
{
	struct span text = span_from(c->doc->bytes, from);

	text = span_first(text, to - from);
	while (c->has_body && text.len) {
		size_t start = span_find(text, SPAN("<!"));

		take_text(c, span_first(text, start));
		text = span_from(text, start);
		if (span_starts(text, OPEN) || span_starts(text, MARKED)) {
			text = take_declaration(c, text);
		} else {
			add_words(c, span_first(text, 1));
			text = span_from(text, 1);
		}
	}
}

/* The id of a label, made fit for XML. */
static void add_id(struct converting *c, struct span label)
{
	if (!char_is_alpha(*label.p))
		buf_add_str(c->to, "id-");
	for (size_t i = 0; i < label.len; i++)
		buf_add_char(c->to, char_is_word(label.p[i]) ?
			     label.p[i] : '-');
}

static const struct howto_entry *entry_at(const struct converting *c,
					  size_t start)
{
	size_t low = 0, high = c->howto->entries.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct howto_entry *entry =
			&c->howto->entries.at[middle];

		if (entry->start == start)
			return entry;
		if (entry->start < start)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static void add_heading(struct converting *c,
			const struct linuxdoc_section *section)
{
	const struct howto_entry *entry = entry_at(c, section->start);
	const char *title = linuxdoc_text(c->arena, section->title);

	buf_add_str(c->to, "\n<section");
	if (entry && howto_name_is_valid(span_of(entry->name))) {
		const char *kind = howto_kind_name(entry->kind);

		buf_printf(c->to, " xml:id=\"ext-%s-%s\"", kind, entry->name);
		title = arena_printf(c->arena, "%s %s", entry->name, kind);
	} else if (section == c->howto->sects[HOWTO_MATCH] ||
		   section == c->howto->sects[HOWTO_TARGET]) {
		buf_printf(c->to, " xml:id=\"%s\"", howto_chapter_id(
			   section == c->howto->sects[HOWTO_MATCH] ?
			   HOWTO_MATCH : HOWTO_TARGET));
	} else if (section->label.len) {
		buf_add_str(c->to, " xml:id=\"");
		add_id(c, section->label);
		buf_add_char(c->to, '"');
	}
	buf_add_str(c->to, "><title>");
	markup_escape(c->to, span_of(title));
	buf_add_str(c->to, "</title>\n");
}

/* DocBook wants something in each of them. */
static void close_sections(struct converting *c, size_t level)
{
	for (; c->sections > level; c->sections--) {
		buf_add_str(c->to, c->flow.is_empty ? "<para></para>\n" : "");
		buf_add_str(c->to, "</section>\n");
		c->flow.is_empty = false;
	}
}

static const struct linuxdoc_section *section_of(const struct converting *c,
						 const struct linuxdoc_tag *tag)
{
	return tag->section ? &c->doc->sections.at[tag->section - 1] : NULL;
}

static void begin_section(struct converting *c,
			  const struct linuxdoc_section *section)
{
	flow_end_lists(&c->flow, 0);
	c->has_body = true;
	close_sections(c, section->level);
	for (; c->sections <= section->level; c->sections++)
		if (c->sections == section->level)
			add_heading(c, section);
	c->flow.is_empty = true;
}

/* The value of an attribute of a tag, its entities resolved. */
static const char *attribute(struct converting *c,
			     const struct linuxdoc_tag *tag, const char *name)
{
	CLEANUP_BUF struct buf value;

	buf_init(&value, LIMIT_SPEC);
	linuxdoc_add_text(&value, linuxdoc_attribute(tag, name));
	return arena_str(c->arena, buf_span(&value));
}

static void take_link(struct converting *c, const struct linuxdoc_tag *tag)
{
	const char *url = attribute(c, tag, "url");
	const char *name = attribute(c, tag, "name");

	flow_end_fonts(&c->flow);	/* which cannot hold a link */
	flow_begin_inline(&c->flow);
	buf_add_str(c->to, "<link xlink:href=\"");
	markup_escape(c->to, span_of(url));
	buf_add_str(c->to, "\">");
	markup_escape(c->to, span_of(*name ? name : url));
	buf_add_str(c->to, "</link>");
}

/* A reference to no section keeps its words only. */
static void take_reference(struct converting *c,
			   const struct linuxdoc_tag *tag)
{
	struct span id = span_of(attribute(c, tag, "id"));

	for (size_t i = 0; id.len && i < c->doc->sections.n; i++) {
		const struct linuxdoc_section *s = &c->doc->sections.at[i];

		if (!span_eq(s->label, id) || entry_at(c, s->start) ||
		    s == c->howto->sects[0] || s == c->howto->sects[1])
			continue;
		flow_end_fonts(&c->flow);
		flow_begin_inline(&c->flow);
		buf_add_str(c->to, "<xref linkend=\"");
		add_id(c, id);
		buf_add_str(c->to, "\"/>");
		return;
	}
	add_words(c, span_of(attribute(c, tag, "name")));
}

static bool is(const struct linuxdoc_tag *tag, const char *name)
{
	return linuxdoc_tag_is(tag, name);
}

static size_t end_of(const struct converting *c, const struct linuxdoc_tag *tag)
{
	return (size_t)(tag->all.p - c->doc->bytes.p) + tag->all.len;
}

/* An option where the font says that it is to be typed. */
static const char *inline_of(const struct linuxdoc_tag *tag, struct span text)
{
	if (is(tag, "tt"))
		return span_starts(text, SPAN("-")) ? "option" : "literal";
	return is(tag, "em") || is(tag, "it") || is(tag, "sl") ?
	       "replaceable" : NULL;
}

static void take_listing(struct converting *c, struct span text)
{
	CLEANUP_BUF struct buf plain;

	buf_init(&plain, LIMIT_HOWTO);
	linuxdoc_add_text(&plain, text);
	flow_listing(&c->flow, buf_span(&plain));
}

/* Behind a short tag, what ends it is no other tag's. */
static size_t behind_body(const struct converting *c,
			  const struct linuxdoc_tag *tag, struct span body)
{
	size_t at = end_of(c, tag) + body.len;
	struct span rest = span_from(c->doc->bytes, at);

	if (!tag->is_short || !rest.len)
		return at;
	return *rest.p == '/' ? at + 1 : at + span_find_char(rest, '>') + 1;
}

/* A term is one line of its own. The place behind it. */
static size_t take_term(struct converting *c, const struct linuxdoc_tag *tag,
			struct span text)
{
	if (!flow_term(&c->flow, span_of(linuxdoc_text(c->arena, text))))
		return end_of(c, tag);
	return behind_body(c, tag, text);
}

/* An element that is taken as a whole: its end is near. */
static bool has_body(const struct linuxdoc_tag *tag)
{
	return !tag->is_end && !tag->section &&
	       (tag->is_short || is(tag, "verb") || is(tag, "code") ||
		is(tag, "tag"));
}

/* What is in a short tag: words, or, with tags in it, a text. */
static void take_short(struct converting *c, const char *font,
		       struct span body)
{
	if (font)
		flow_begin_font(&c->flow, font);
	if (span_find_char(body, '<') == SIZE_MAX)
		add_words(c, body);
	else
		flow_words(&c->flow, span_of(linuxdoc_text(c->arena, body)));
	if (font)
		flow_end_font(&c->flow);
}

static void begin_tag(struct converting *c, const struct linuxdoc_tag *tag)
{
	if (tag->section)
		begin_section(c, section_of(c, tag));
	else if (is(tag, "p"))
		flow_end_para(&c->flow);
	else if (is(tag, "itemize") || is(tag, "enum"))
		flow_begin_list(&c->flow, FLOW_ITEMS);
	else if (is(tag, "descrip"))
		flow_begin_list(&c->flow, FLOW_TERMS);
	else if (is(tag, "item"))
		flow_begin_item(&c->flow);
	else if (is(tag, "url") || is(tag, "htmlurl"))
		take_link(c, tag);
	else if (is(tag, "ref"))
		take_reference(c, tag);
}

static void end_tag(struct converting *c, const struct linuxdoc_tag *tag)
{
	struct flow *f = &c->flow;

	if (f->depth && (is(tag, "itemize") || is(tag, "enum") ||
			 is(tag, "descrip")))
		flow_end_lists(f, f->depth - 1);
	else if (is(tag, "tt") || is(tag, "em") || is(tag, "it") ||
		 is(tag, "sl") || !tag->name.len)
		flow_end_font(&c->flow);
}

/* The place behind the tag, and behind its body where that is taken too. */
static size_t take_tag(struct converting *c, const struct linuxdoc_tag *tag)
{
	struct span rest = span_from(c->doc->bytes, end_of(c, tag));
	struct span body = has_body(tag) ? linuxdoc_body(c->doc, tag) :
					   SPAN("");
	const char *font = inline_of(tag, rest);

	if (!c->has_body && !tag->section)
		return end_of(c, tag);
	if (tag->is_end)
		end_tag(c, tag);
	else if (is(tag, "verb") || is(tag, "code"))
		take_listing(c, body);
	else if (is(tag, "tag"))
		return take_term(c, tag, body);
	else if (font && !tag->is_short)
		flow_begin_font(&c->flow, font);
	else if (!font)
		begin_tag(c, tag);
	if (!has_body(tag))
		return end_of(c, tag);
	if (tag->is_short && !is(tag, "verb") && !is(tag, "code"))
		take_short(c, font, body);
	return behind_body(c, tag, body);
}

/* The text of an element of the head, up to the next one of them. */
static const char *head_text(struct converting *c, const char *name)
{
	const struct linuxdoc_tag *tag = c->doc->tags.at, *end, *next;

	if (!c->doc->tags.n)
		return "";
	end = tag + c->doc->tags.n;
	while (tag < end && !is(tag, name))
		tag++;
	if (tag == end)
		return "";
	for (next = tag + 1; next < end; next++)
		if (is(next, "author") || is(next, "date") || is(next, "toc") ||
		    is(next, "abstract") || is(next, name) ||
		    is(next, "titlepag") || is(next, "sect"))
			break;
	return linuxdoc_text(c->arena, span_first(
		span_from(c->doc->bytes, end_of(c, tag)),
		(next < end ? (size_t)(next->all.p - c->doc->bytes.p) :
			      c->doc->bytes.len) - end_of(c, tag)));
}

static void add_author(struct converting *c, struct span text)
{
	struct span name = text, rest = text, mail;

	if (!text.len)
		return;
	buf_add_str(c->to, "<author><personname>");
	if (!span_next_until(&rest, '<', &name))
		name = text;
	markup_escape(c->to, span_trim(name));
	buf_add_str(c->to, "</personname>");
	if (span_next_until(&rest, '>', &mail) && span_trim(mail).len) {
		buf_add_str(c->to, "<email>");
		markup_escape(c->to, span_trim(mail));
		buf_add_str(c->to, "</email>");
	}
	buf_add_str(c->to, "</author>\n");
}

static void add_head(struct converting *c)
{
	const char *abstract = head_text(c, "abstract");

	buf_add_str(c->to,
		    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		    "<article xmlns=\"http://docbook.org/ns/docbook\"\n"
		    "         xmlns:xlink=\"http://www.w3.org/1999/xlink\"\n"
		    "         version=\"5.0\" xml:lang=\"en\">\n<info><title>");
	markup_escape(c->to, span_of(head_text(c, "title")));
	buf_add_str(c->to, "</title>\n");
	add_author(c, span_of(head_text(c, "author")));
	if (*abstract) {
		buf_add_str(c->to, "<abstract><para>");
		markup_escape(c->to, span_of(abstract));
		buf_add_str(c->to, "</para></abstract>\n");
	}
	buf_add_str(c->to, "</info>\n");
}

/* From the tag of a section to the end of its title. */
static size_t title_length(const struct converting *c,
			   const struct linuxdoc_section *s)
{
	size_t start = end_of(c, &c->doc->tags.at[s->first_tag]);

	if (!s->title.len)
		return 0;
	return (size_t)(s->title.p - c->doc->bytes.p) + s->title.len - start;
}

static void convert_all(struct converting *c)
{
	size_t at = 0;

	add_head(c);
	for (size_t i = 0; i < c->doc->tags.n; i++) {
		const struct linuxdoc_tag *tag = &c->doc->tags.at[i];
		size_t start = (size_t)(tag->all.p - c->doc->bytes.p);

		if (start < at)		/* in a body that is done already */
			continue;
		take_between(c, at, start);
		at = take_tag(c, tag);
		/* What follows is the title, which has been written. */
		if (tag->section)
			at += title_length(c, section_of(c, tag));
		if (tag->is_end && is(tag, "article"))
			break;
	}
	flow_end_lists(&c->flow, 0);
	close_sections(c, 0);
	buf_add_str(c->to, "\n</article>\n");
}

/* What is nested in a way that LinuxDoc does not know makes no sound XML. */
static int check_result(struct arena *a, const char *file,
			const struct buf *made, struct err *e)
{
	CLEANUP_HOWTO struct howto howto = { 0 };
	struct xml_notes notes = { 0 };

	if (buf_check(made, "the document", e))
		return -1;
	if (howto_open(a, file, buf_span(made), &howto, &notes))
		return 0;
	return err_set(e, ERR_SYNTAX,
		       "%s: its elements are not nested as LinuxDoc has them, so that DocBook would have '%s': 'linuxdoc -B check' may say where",
		       file, notes.at[0].text);
}

/* XML has line ends of one kind; in a listing a CR would be a letter. */
static struct span with_plain_lines(struct arena *a, struct span bytes)
{
	CLEANUP_BUF struct buf all;
	struct span line;

	buf_init(&all, 2 * LIMIT_HOWTO);
	if (span_find(bytes, SPAN("\r\n")) == SIZE_MAX)
		return bytes;
	while (span_next_until(&bytes, '\n', &line)) {
		line.len -= span_ends(line, SPAN("\r"));
		buf_add(&all, line);
		buf_add_char(&all, '\n');
	}
	buf_add(&all, bytes);
	return arena_copy(a, buf_span(&all));
}

int howto_convert(struct arena *a, const struct howto *howto, struct buf *to,
		  struct err *e)
{
	struct span bytes = with_plain_lines(a, linuxdoc_utf8(a, howto->bytes));
	CLEANUP_HOWTO struct howto utf8 = { 0 };
	struct converting c = { .arena = a, .to = to, .flow.to = to };

	if (howto->format != HOWTO_LINUXDOC)
		return err_set(e, ERR_SYNTAX, "'%s' is not a LinuxDoc document",
			       howto->file);
	if (howto_open_strictly(a, howto->file, bytes, &utf8, e))
		return -1;
	c.howto = &utf8;
	c.doc = &utf8.sgml;
	convert_all(&c);
	return check_result(a, howto->file, to, e);
}
