/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * flow - text as it comes in, put into paragraphs, lists and fonts of DocBook
 *
 * LinuxDoc leaves out most of its tags: a text begins a paragraph, an item ends
 * the one before. Here the tags that DocBook wants are written when they are
 * due, so that whatever comes, and in whatever order, the elements are nested
 * as they must be. Blanks are joined. All go to .to, which may overflow.
 */
#ifndef HOWTO_FLOW_H
#define HOWTO_FLOW_H

#include "base/buf.h"

#define FLOW_DEPTH_MAX	32	/* of lists in lists; deeper ones are one */
#define FLOW_FONTS_MAX	8	/* of fonts in fonts */

enum flow_kind {
	FLOW_ITEMS,		/* <itemizedlist> */
	FLOW_TERMS,		/* <variablelist> */
};

struct flow_list {
	enum flow_kind kind;
	bool has_entry;		/* an item is open, and it has no text yet */
	bool has_item;		/* its <listitem> is open */
	bool is_filled;		/* and has a block in it */
};

struct flow {
	struct buf *to;
	struct flow_list lists[FLOW_DEPTH_MAX];
	size_t depth;
	const char *fonts[FLOW_FONTS_MAX];
	size_t fonts_n;
	bool in_para;
	bool wants_blank;	/* before the next word */
	bool is_empty;		/* the caller sets it; a block clears it */
};

/* Plain text. */
void flow_words(struct flow *f, struct span text);

/* A paragraph is open, and what is written next may stand behind a word. */
void flow_begin_inline(struct flow *f);

/* End the paragraph and the fonts in it, if one is open. */
void flow_end_para(struct flow *f);

/* <NAME> and </NAME> around words. */
void flow_begin_font(struct flow *f, const char *name);
void flow_end_font(struct flow *f);
void flow_end_fonts(struct flow *f);

/* Lines as they are. */
void flow_listing(struct flow *f, struct span text);

/* An XML comment, in a paragraph or between two. */
void flow_comment(struct flow *f, struct span text);

/* A list inside the item that is open, and the next item of the innermost. */
void flow_begin_list(struct flow *f, enum flow_kind kind);
void flow_begin_item(struct flow *f);
/* False where it stands in no list of terms: then nothing is written. */
bool flow_term(struct flow *f, struct span text);

/* End the lists that are deeper than @depth, and the paragraph. */
void flow_end_lists(struct flow *f, size_t depth);

#endif
