/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * markup - DocBook text under construction, indented and filled
 *
 * Lines end in '\n'. What comes from outside is escaped; bytes that XML 1.0
 * cannot hold, control characters and broken UTF-8, become U+FFFD.
 */
#ifndef HOWTO_MARKUP_H
#define HOWTO_MARKUP_H

#include "base/buf.h"
#include "howto/man_text.h"

struct markup {
	struct buf *to;
	struct span base;	/* blanks before each line */
	unsigned int depth;	/* two more blanks for each */
};

/* <NAME>, a line by itself, and one deeper; </NAME>. */
void markup_open(struct markup *m, const char *name);
void markup_close(struct markup *m, const char *name);

/* <NAME>text</NAME> in one line. */
void markup_line(struct markup *m, const char *name, const char *text);

/* The same with fonts; bold "--x" is an option, other bold text a literal. */
void markup_text_line(struct markup *m, const char *name,
		      const struct man_text *text);

/* A paragraph, filled; one for each piece between line breaks. */
void markup_para(struct markup *m, const struct man_text *text);

/* Lines as they are, not indented; @text needs no last '\n'. */
void markup_listing(struct markup *m, struct span text);

/* <!-- nfkit: TEXT -->: what a person has to fill in. */
void markup_gap(struct markup *m, const char *text);

/* <!--TEXT-->, with a blank between dashes that stand together. */
void markup_comment(struct buf *to, struct span text);

/* Text as XML, in a line or an attribute. */
void markup_escape(struct buf *to, struct span s);

#endif
