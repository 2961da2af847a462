/* SPDX-License-Identifier: GPL-2.0-only */
/* section_linuxdoc - the same entry as section.h makes, in LinuxDoc SGML */
#ifndef HOWTO_SECTION_LINUXDOC_H
#define HOWTO_SECTION_LINUXDOC_H

#include "base/buf.h"
#include "howto/made.h"
#include "howto/source.h"

/*
 * Append the section of @source, whose tag is @tag ("sect1"), to @to: lines
 * that end in '\n'. It is ASCII, whatever the encoding of the document: other
 * letters are numbers if Latin-1 has them, else they become ASCII.
 */
void howto_section_linuxdoc(struct arena *a, const struct howto_source *source,
			    struct span tag, struct buf *to);

/*
 * What it has from the manual's first option on. With @has_list there is a
 * list of options in it already.
 */
void howto_manual_linuxdoc(struct arena *a, const struct howto_source *source,
			   bool has_list, struct buf *to);

/*
 * A part of it alone: its mark and its lines. MADE_OPTION is @block, of which
 * <tag>TERMS</tag> and its text are made, and MADE_TEXT its body. With
 * @in_items it is <item>TERMS, and "-> " before the text, as lists of old
 * entries are written.
 */
void howto_part_linuxdoc(struct arena *a, enum made_what what,
			 const struct man_block *block,
			 const struct howto_source *source, bool in_items,
			 struct buf *to);

#endif
