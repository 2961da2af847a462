/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * linuxdoc - where the parts of a LinuxDoc document lie
 *
 * LinuxDoc is SGML, so most end tags are missing and libxml2 cannot read it.
 * For edits in place it is enough to know where sections and lists begin and
 * end; that needs one pass over the bytes. It knows comments, the document
 * type with its subset, marked sections, tags in any case with attributes over
 * several lines, the short form <tt/text/, and that the bodies of verb and
 * code hold no tags. The encoding may be any that has ASCII in it.
 *
 * Grammar: linuxdoc96.dtd and sgml.dcl of linuxdoc-tools.
 */
#ifndef MODEL_LINUXDOC_H
#define MODEL_LINUXDOC_H

#include "base/vec.h"

struct linuxdoc_tag {
	struct span name;	/* as it stands, in any case */
	struct span all;	/* with its brackets */
	unsigned int line;	/* from 1 */
	bool is_end;		/* </name> */
	bool is_short;		/* <name/, whose body ends at the next slash */
	size_t section;		/* 1 for the one that begins the first; or 0 */
};

struct linuxdoc_section {
	unsigned int level;	/* 0 for sect, 1 for sect1 ... */
	struct span title;	/* markup and all, trimmed; then comes text */
	struct span label;	/* the first one in it before its text */
	size_t start, end;	/* its bytes; it ends where the next begins */
	size_t first_tag;	/* index in .tags */
	unsigned int line;
};

struct linuxdoc_mistake {
	unsigned int line;
	const char *text;
};

struct linuxdoc {
	struct span bytes;
	VEC(struct linuxdoc_tag) tags;
	VEC(struct linuxdoc_section) sections;
	VEC(struct span) comments;	/* <!-- ... --> */
	VEC(struct linuxdoc_mistake) mistakes;
};

/* More would help nobody. */
#define LINUXDOC_MISTAKES_MAX	100

/* Do the bytes begin, behind a BOM and comments, with <!doctype linuxdoc ...? */
bool linuxdoc_is(struct span bytes);

/*
 * Read @bytes, which must outlive @out. Any bytes are taken; what is wrong
 * with them is in .mistakes: an element that is not ended or not begun, a
 * level that is left out, something that never ends.
 */
void linuxdoc_read(struct arena *a, struct span bytes, struct linuxdoc *out);

/* Does @text begin with what is the beginning of a tag, not a plain "<"? */
bool linuxdoc_begins_tag(struct span text);

/*
 * The length of the tag that @text begins with, of which a > in quotes is no
 * end; 0 where it never ends. *@is_short: with the first slash of <tt/text/.
 */
size_t linuxdoc_tag_length(struct span text, bool *is_short);

/*
 * The first line of @text with nothing but blanks in it, which ends titles and
 * paragraphs: where the line before it ends, and *@next is behind it. SIZE_MAX
 * where there is none.
 */
size_t linuxdoc_empty_line(struct span text, size_t *next);

/* Is this the name of the tag, in any case? */
bool linuxdoc_tag_is(const struct linuxdoc_tag *tag, const char *name);

/*
 * What lies between the tag, which is one of @doc, and its end, be that a
 * slash, "</>", or, of a <tag>, what cannot stand in it.
 */
struct span linuxdoc_body(const struct linuxdoc *doc,
			  const struct linuxdoc_tag *tag);

/* The value of an attribute, without quotes; empty where the tag has none. */
struct span linuxdoc_attribute(const struct linuxdoc_tag *tag,
			       const char *name);

/* The id of a label, without quotes; empty for any other tag. */
struct span linuxdoc_tag_id(const struct linuxdoc_tag *tag);

#endif
