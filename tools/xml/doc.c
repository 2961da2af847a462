// SPDX-License-Identifier: GPL-2.0-only
#include "xml/handle.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <libxml/SAX2.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"

#define SYNTAX_MAX	20	/* what follows a first mistake helps nobody */

struct parsing {
	struct arena *arena;
	struct span bytes;
	struct xml_element *root;
	struct xml_element *open;	/* the innermost */
	struct xml_notes *notes;
	size_t counted;			/* .line is of this offset */
	unsigned int line;
	bool is_foreign;		/* may name a document type */
	const char *encoding;		/* NULL: what it says */
};

const char *handle_message(struct arena *a, const char *message)
{
	struct span rest = span_trim(span_of(message ? message : "")), line;
	char *text;

	if (!span_next_line(&rest, &line))
		line = SPAN("no XML");
	if (span_ends(line, SPAN(".")))
		line.len--;
	text = arena_str(a, line);
	if (line.len > 1 && !char_is_upper(text[1]))
		text[0] = char_lower(text[0]);
	return text;
}

void xml_note(struct arena *a, struct xml_notes *notes, unsigned int line,
	      const char *fmt, ...)
{
	CLEANUP_FREE char *text = NULL;
	struct xml_note *n;
	va_list args;
	int len;

	if (notes->n >= XML_NOTES_MAX)
		return;
	va_start(args, fmt);
	len = vasprintf(&text, fmt, args);
	va_end(args);
	if (len < 0)
		mem_exhausted();
	n = VEC_ADD(a, notes);
	n->line = line;
	n->text = arena_str(a, (struct span){ text, (size_t)len });
}

/* Elements begin in the order of the file, so each newline is seen once. */
static unsigned int line_at(struct parsing *p, size_t offset)
{
	for (; p->counted < offset; p->counted++)
		if (p->bytes.p[p->counted] == '\n')
			p->line++;
	return p->line;
}

static void append(struct parsing *p, struct xml_element *el)
{
	struct xml_element *parent = p->open;

	el->parent = parent;
	if (!parent)
		p->root = el;
	else if (parent->last)
		parent->last->next = el;
	else
		parent->first = el;
	if (parent)
		parent->last = el;
}

static const char *id_of(struct arena *a, xmlNode *node)
{
	xmlChar *id = xmlGetNsProp(node, BAD_CAST "id", XML_XML_NAMESPACE);
	const char *copy = id ? arena_str(a, span_of((char *)id)) : NULL;

	xmlFree(id);
	return copy;
}

/*
 * The parser stands before the > or /> of the start tag. A < is not allowed in
 * an attribute's value, so the last one before that began the tag; a > is.
 */
static void begin_element(xmlParserCtxt *parser)
{
	struct parsing *p = parser->_private;
	long behind = xmlByteConsumed(parser);
	struct xml_element *el;
	size_t start, left;

	if (behind < 0 || !parser->node)
		return;
	start = span_rfind_char(span_first(p->bytes, (size_t)behind), '<');
	left = span_find_char(span_from(p->bytes, (size_t)behind), '>');
	if (start == SIZE_MAX || left == SIZE_MAX)
		return;
	el = ARENA_NEW(p->arena, struct xml_element);
	el->name = arena_str(p->arena, span_of((char *)parser->node->name));
	el->id = id_of(p->arena, parser->node);
	el->line = line_at(p, start);
	el->start = start;
	el->inside = (size_t)behind + left + 1;
	el->node = parser->node;
	parser->node->_private = el;
	append(p, el);
	p->open = el;
}

static void end_element(xmlParserCtxt *parser)
{
	struct parsing *p = parser->_private;
	long behind = xmlByteConsumed(parser);

	if (!p->open || !parser->node || p->open->node != parser->node)
		return;
	p->open->end = behind < 0 ? p->open->start : (size_t)behind;
	p->open = p->open->parent;
}

/* The shapes of the next six are libxml2's. */
static void on_start(void *parser, const xmlChar *name, const xmlChar *prefix,
		     const xmlChar *uri, int spaces_n, const xmlChar **spaces,
		     int attributes_n, int defaulted_n,
		     const xmlChar **attributes)
{
	xmlSAX2StartElementNs(parser, name, prefix, uri, spaces_n, spaces,
			      attributes_n, defaulted_n, attributes);
	begin_element(parser);
}

static void on_end(void *parser, const xmlChar *name, const xmlChar *prefix,
		   const xmlChar *uri)
{
	end_element(parser);
	xmlSAX2EndElementNs(parser, name, prefix, uri);
}

static void refuse(xmlParserCtxt *parser, const char *why)
{
	struct parsing *p = parser->_private;
	int line = xmlSAX2GetLineNumber(parser);

	xml_note(p->arena, p->notes, line < 0 ? 1 : (unsigned int)line, "%s",
		 why);
	xmlStopParser(parser);
}

static void on_entity(void *ctx, const xmlChar *name, int type,
		      const xmlChar *public_id, const xmlChar *system_id,
		      xmlChar *content)
{
	(void)name;
	(void)type;
	(void)public_id;
	(void)system_id;
	(void)content;
	refuse(ctx, "an entity is defined, which is not allowed");
}

static void on_doctype(void *ctx, const xmlChar *name, const xmlChar *public_id,
		       const xmlChar *system_id)
{
	xmlParserCtxt *parser = ctx;
	struct parsing *p = parser->_private;

	(void)name;
	(void)public_id;
	(void)system_id;
	if (!p->is_foreign)
		refuse(parser, "a document type declaration is not allowed: "
			       "remove <!DOCTYPE ...>");
}

static void on_error(void *ctx, handle_error *error)
{
	xmlParserCtxt *parser = ctx;
	struct parsing *p = parser->_private;

	if (p->notes->n >= SYNTAX_MAX || (error->level != XML_ERR_FATAL &&
					  error->domain != XML_FROM_NAMESPACE))
		return;
	xml_note(p->arena, p->notes,
		 error->line > 0 ? (unsigned int)error->line : 1, "%s",
		 handle_message(p->arena, error->message));
}

/*
 * For any other name the library converts the bytes first, and then what it
 * has consumed is no place in the file. Of a foreign document only texts are
 * wanted.
 */
static bool is_utf8(const struct parsing *p, const xmlDoc *doc)
{
	return !doc->encoding || p->encoding ||
	       !xmlStrcasecmp(doc->encoding, BAD_CAST "utf-8") ||
	       (p->is_foreign &&
		!xmlStrcasecmp(doc->encoding, BAD_CAST "us-ascii"));
}

/* What the parser accepted but nobody here could work with. */
static void check_result(struct parsing *p, const xmlDoc *tree)
{
	if (p->notes->n)
		return;
	if (!tree || !p->root)
		xml_note(p->arena, p->notes, 1, "this is not an XML document");
	else if (!is_utf8(p, tree))
		xml_note(p->arena, p->notes, 1,
			 "the encoding is %s, want UTF-8",
			 (const char *)tree->encoding);
}

static xmlParserCtxt *new_parser(struct parsing *p)
{
	xmlParserCtxt *parser;

	handle_start_xml();
	parser = xmlNewParserCtxt();
	if (parser) {
		parser->_private = p;
		parser->sax->startElementNs = on_start;
		parser->sax->endElementNs = on_end;
		parser->sax->internalSubset = on_doctype;
		parser->sax->externalSubset = NULL;
		parser->sax->entityDecl = on_entity;
		parser->sax->serror = on_error;
		return parser;
	}
	mem_exhausted();
}

/* libxml2 would print what is wrong with an encoding; on_error() has it too. */
static void ignore(void *context, xmlError *error)
{
	(void)context;
	(void)error;
}

static xmlDoc *parse_tree(struct parsing *p)
{
	xmlParserCtxt *parser = new_parser(p);
	xmlDoc *tree;

	xmlSetStructuredErrorFunc(NULL, ignore);
	tree = xmlCtxtReadMemory(parser, p->bytes.p ? p->bytes.p : "",
				 (int)p->bytes.len, NULL, p->encoding,
				 XML_PARSE_NONET);
	xmlSetStructuredErrorFunc(NULL, NULL);
	if (parser->errNo == XML_ERR_NO_MEMORY)
		mem_exhausted();
	xmlFreeParserCtxt(parser);
	return tree;
}

/* The name that the XML declaration has of an encoding; empty without any. */
static struct span declared(struct span bytes)
{
	struct span line = span_first(bytes, span_find(bytes, SPAN("?>")));
	char quote;

	if (!span_starts(line, SPAN("<?xml")))
		return (struct span){ 0 };
	line = span_from(line, span_find(line, SPAN("encoding")));
	line = span_from(line, span_find_char(line, '=') + 1);
	line = span_trim(line);
	quote = line.len ? line.p[0] : 0;
	line = span_from(line, 1);
	return span_first(line, span_find_char(line, quote));
}

/* An old Bugzilla's, say. A byte is a character. */
static void from_latin1(struct parsing *p)
{
	CLEANUP_BUF struct buf b;

	buf_init(&b, 2 * p->bytes.len);
	if (!span_eq_nocase(declared(p->bytes), SPAN("iso-8859-1")))
		return;
	for (size_t i = 0; i < p->bytes.len; i++) {
		unsigned char c = (unsigned char)p->bytes.p[i];

		if (c >= 0x80)
			buf_add_char(&b, (char)(0xc0 | c >> 6));
		buf_add_char(&b, (char)(c < 0x80 ? c : 0x80 | (c & 0x3f)));
	}
	p->bytes = arena_copy(p->arena, buf_span(&b));
	p->encoding = "UTF-8";
}

/* The parser would guess UTF-16 and others from the first bytes. */
static bool check_bytes(struct parsing *p)
{
	struct span rest = p->bytes, before;

	while (rest.len) {
		before = rest;
		if (*rest.p && utf8_next(&rest) != UTF8_INVALID)
			continue;
		xml_note(p->arena, p->notes,
			 line_at(p, p->bytes.len - before.len),
			 "a byte here is not UTF-8");
		return false;
	}
	return true;
}

static struct xml_doc *parse(struct arena *a, struct span bytes,
			     bool is_foreign, struct xml_notes *notes)
{
	struct parsing p = {
		a, bytes, .notes = notes, .line = 1, .is_foreign = is_foreign,
	};
	size_t before = notes->n;
	struct xml_doc *doc;
	xmlDoc *tree = NULL;

	if (is_foreign)
		from_latin1(&p);
	if (p.bytes.len > INT_MAX)
		xml_note(a, notes, 1, "the document is too large");
	else if (check_bytes(&p))
		tree = parse_tree(&p);
	check_result(&p, tree);
	if (notes->n > before) {
		handle_free_doc(&tree);
		return NULL;
	}
	doc = mem_alloc(sizeof(*doc));
	*doc = (struct xml_doc){ tree, p.root, bytes };
	return doc;
}

struct xml_doc *xml_parse(struct arena *a, struct span bytes,
			  struct xml_notes *notes)
{
	return parse(a, bytes, false, notes);
}

struct xml_doc *xml_parse_foreign(struct arena *a, struct span bytes,
				  struct xml_notes *notes)
{
	return parse(a, bytes, true, notes);
}

void xml_free(struct xml_doc **doc)
{
	if (!*doc)
		return;
	xmlFreeDoc((*doc)->tree);
	free(*doc);
	*doc = NULL;
}

const struct xml_element *xml_root(const struct xml_doc *doc)
{
	return doc->root;
}

const struct xml_element *xml_next(const struct xml_element *el,
				   const struct xml_element *top)
{
	if (el->first)
		return el->first;
	while (el != top && !el->next)
		el = el->parent;
	return el == top ? NULL : el->next;
}

const struct xml_element *xml_child(const struct xml_element *el,
				    const char *name)
{
	for (el = el ? el->first : NULL; el; el = el->next)
		if (!strcmp(el->name, name))
			return el;
	return NULL;
}

const char *xml_text(struct arena *a, const struct xml_element *el)
{
	xmlChar *all = xmlNodeGetContent(el->node);
	struct span rest = span_of(all ? (char *)all : ""), word;
	char *text = arena_alloc(a, rest.len + 1);
	size_t len = 0;

	while (span_next_word(&rest, &word)) {
		if (len)
			text[len++] = ' ';
		memcpy(text + len, word.p, word.len);
		len += word.len;
	}
	text[len] = '\0';
	xmlFree(all);
	return text;
}

const char *xml_content(struct arena *a, const struct xml_element *el)
{
	xmlChar *all = xmlNodeGetContent(el->node);
	const char *copy = arena_str(a, span_of(all ? (char *)all : ""));

	xmlFree(all);
	return copy;
}

const char *xml_attribute(struct arena *a, const struct xml_element *el,
			  const char *name)
{
	xmlChar *value = xmlGetNoNsProp(el->node, BAD_CAST name);
	const char *copy = value ? arena_str(a, span_of((char *)value)) : NULL;

	xmlFree(value);
	return copy;
}

int handle_parse_own(struct span bytes, const char *name, xmlDoc **out,
		     struct err *e)
{
	handle_start_xml();
	*out = xmlReadMemory(bytes.p, (int)bytes.len, name, NULL,
			     XML_PARSE_NONET | XML_PARSE_NOERROR |
			     XML_PARSE_NOWARNING);
	if (!*out)
		return err_set(e, ERR_SYNTAX, "'%s' is not well-formed XML",
			       name);
	return 0;
}
