/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * document - the extensions HOWTO: its chapters and its entries
 *
 * The HOWTO is a DocBook 5 article (howto/howto.rng says which part of it), or
 * LinuxDoc SGML, as the first one was; howto_open() sees which.
 *
 * Two of its sections are chapters of entries: xml:id "matches" and "targets".
 * An entry is a section right below one of them, with the xml:id
 * "ext-match-NAME" or "ext-target-NAME", the title "NAME match" or "NAME
 * target" and, as the subtitle, what it does in a few words.
 *
 * In LinuxDoc the chapters are the first two <sect> whose titles have the word
 * "matches" and the word "targets" in them, an entry is a section below, of
 * any level, and its title begins with the name: "NAME match", "NAME patch".
 */
#ifndef HOWTO_DOCUMENT_H
#define HOWTO_DOCUMENT_H

#include "model/linuxdoc.h"
#include "xml/doc.h"

/* The shipped one, in the tree and in the program. */
#define HOWTO_PATH	"howto/netfilter-extensions-HOWTO.xml"

enum howto_kind {
	HOWTO_MATCH,
	HOWTO_TARGET,
	HOWTO_KINDS
};

/* "match" or "target"; the chapter "matches" or "targets". */
const char *howto_kind_name(enum howto_kind kind);
const char *howto_chapter_id(enum howto_kind kind);

enum howto_format {
	HOWTO_DOCBOOK,
	HOWTO_LINUXDOC,
};

struct howto_entry {
	enum howto_kind kind;
	unsigned int line;
	size_t start, end;	/* its bytes, see howto_before_comments() */
	const char *name;	/* of the id; else the title's first word */
	const char *title;	/* "" where there is none */
	const char *summary;	/* the subtitle, "" where there is none */
	const struct xml_element *section;	/* NULL in LinuxDoc */
};

struct howto {
	const char *file;	/* its name in messages */
	struct span bytes;
	enum howto_format format;
	struct xml_doc *xml;					/* DocBook's */
	const struct xml_element *chapters[HOWTO_KINDS];	/* or NULL */
	struct linuxdoc sgml;					/* LinuxDoc's */
	const struct linuxdoc_section *sects[HOWTO_KINDS];	/* or NULL */
	VEC(struct howto_entry) entries;	/* as they come in the file */
};

/*
 * Read @bytes, which must outlive @out. False where they are no well-formed
 * XML, or SGML with an element that is not ended: @notes says why. What else
 * may be wrong with the document is the business of howto_check(). The caller
 * releases @out in any case.
 */
bool howto_open(struct arena *a, const char *file, struct span bytes,
		struct howto *out, struct xml_notes *notes) MUST_CHECK;

/* The same where a broken document is an error: ERR_SYNTAX, FILE:LINE. */
int howto_open_strictly(struct arena *a, const char *file, struct span bytes,
			struct howto *out, struct err *e) MUST_CHECK;

/* Free what the arena does not hold. One that is all zero may be given. */
void howto_release(struct howto *howto);
#define CLEANUP_HOWTO	__attribute__((cleanup(howto_release)))

/*
 * In LinuxDoc no end tag parts an entry from what stands before the next
 * heading. Comments there, in lines of their own, belong to that heading; but
 * those of nfkit are of the entry. Where the first of them begins, for a
 * heading at @at; @at itself where there is none.
 */
size_t howto_before_comments(const struct linuxdoc *doc, size_t at);

/* The entry of this kind and exactly this name, or NULL. */
const struct howto_entry *howto_find(const struct howto *howto,
				     enum howto_kind kind, const char *name);

/*
 * The order of the entries of a chapter: by letters without regard to case;
 * where that makes no difference, bytewise.
 */
int howto_compare_names(const char *a, const char *b);

#endif
