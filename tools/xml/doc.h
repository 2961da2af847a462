/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * doc - an XML document: its elements, and where they lie in the file
 *
 * tools/xml/ is the only place that knows libxml2 and libxslt. The functions
 * begin with xml_ and an underscore; the library's begin with xml and a
 * capital.
 *
 * A document cannot reach beyond its own bytes. One with a document type
 * declaration is refused, so that it has no entities but the five of XML:
 * none that names another file, none that grows. Nothing is ever loaded from
 * a disk or a net. XML is as in XML 1.0 (5th edition) with Namespaces 1.0;
 * the encoding must be UTF-8, so that a byte range of the file is text.
 */
#ifndef XML_DOC_H
#define XML_DOC_H

#include "base/arena.h"
#include "base/span.h"
#include "base/vec.h"

/* Something to say about a line of a document: lower case, no full stop. */
struct xml_note {
	unsigned int line;
	const char *text;
};

/* A document that is all wrong is not worth more. */
#define XML_NOTES_MAX	1000

struct xml_notes {
	struct xml_note *at;
	size_t n, cap;
};

/* Add a note, whose text is copied, unless there are enough of them. */
void xml_note(struct arena *a, struct xml_notes *notes, unsigned int line,
	      const char *fmt, ...) PRINTF(4, 5);

struct xml_element {
	const char *name;		/* without a prefix */
	const char *id;			/* xml:id, NULL where it has none */
	unsigned int line;		/* where its start tag begins, from 1 */
	size_t start, end;		/* its bytes, both tags included */
	size_t inside;			/* behind its start tag */
	struct xml_element *parent, *first, *last, *next;
	void *node;			/* for the files of xml/ */
};

struct xml_doc;

/*
 * The document that @bytes are. NULL where they are no well-formed XML, and
 * @notes then tells why, at least once. Elements and notes come from @a; the
 * caller frees the document. @bytes must outlive it.
 */
struct xml_doc *xml_parse(struct arena *a, struct span bytes,
			  struct xml_notes *notes) MUST_CHECK;

/*
 * The same of what a server made: it may name a document type, which is not
 * looked at, but define no entity, and say that it is US-ASCII or ISO-8859-1.
 * The places of its elements mean nothing.
 */
struct xml_doc *xml_parse_foreign(struct arena *a, struct span bytes,
				  struct xml_notes *notes) MUST_CHECK;

/* Free *@doc, if it is not NULL. Nothing may be asked of its elements then. */
void xml_free(struct xml_doc **doc);
#define CLEANUP_XML	__attribute__((cleanup(xml_free)))

/* The outermost element; there is always one. */
const struct xml_element *xml_root(const struct xml_doc *doc);

/* The element in document order behind @el and below @top; NULL: no more. */
const struct xml_element *xml_next(const struct xml_element *el,
				   const struct xml_element *top);

/* The first child of this name; NULL where there is none, or no @el. */
const struct xml_element *xml_child(const struct xml_element *el,
				    const char *name);

/* All text in @el in one line, blanks joined; "" where there is none. */
const char *xml_text(struct arena *a, const struct xml_element *el);

/* All text in @el as it stands there. */
const char *xml_content(struct arena *a, const struct xml_element *el);

/* The attribute of this name in no namespace; NULL where it has none. */
const char *xml_attribute(struct arena *a, const struct xml_element *el,
			  const char *name);

#endif
