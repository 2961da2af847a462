/* SPDX-License-Identifier: GPL-2.0-only */
/* section - an entry of the HOWTO, made of what an extension's folder says */
#ifndef HOWTO_SECTION_H
#define HOWTO_SECTION_H

#include "base/buf.h"
#include "howto/made.h"
#include "howto/source.h"

/*
 * Append the <section> of @source to @to: lines that end in '\n', each but
 * those of listings behind the blanks @base. What the folder does not say
 * becomes a comment that begins with "nfkit: "; nothing is made up. Its parts
 * are marked as howto/made.h says.
 */
void howto_section(struct arena *a, const struct howto_source *source,
		   struct span base, struct buf *to);

/* One option of the list: a <varlistentry>, written in the same way. */
void howto_option_docbook(struct arena *a, const struct man_block *option,
			  const struct howto_source *source, struct span base,
			  struct buf *to);

/*
 * What it has from the manual's first option on; @base is that of all of it.
 * With @has_list there is a list of options in it already.
 */
void howto_manual_docbook(struct arena *a, const struct howto_source *source,
			  bool has_list, struct span base, struct buf *to);

/*
 * A part of it alone: its mark and its lines. @block is the one of MADE_OPTION;
 * the text of MADE_TEXT is its body.
 */
void howto_part_docbook(struct arena *a, enum made_what what,
			const struct man_block *block,
			const struct howto_source *source, struct span base,
			struct buf *to);

#endif
