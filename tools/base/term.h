/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * term - what may be said to a terminal, and how
 *
 * Text from outside reaches a terminal only through term_add_escaped(): a
 * mail or a web page must not move the cursor, change colours or reverse the
 * direction of writing.
 */
#ifndef BASE_TERM_H
#define BASE_TERM_H

#include <stdatomic.h>
#include <stdio.h>

#include "base/buf.h"

enum term_style {
	TERM_PLAIN,
	TERM_BOLD,
	TERM_DIM,
	TERM_ERROR,
	TERM_WARNING,
	TERM_NOTE,
	TERM_GOOD,
};

struct term {
	int fd;			/* of the terminal, if it is one */
	atomic_bool *has_bar;	/* becomes true when one is drawn, or NULL */
	bool is_terminal;
	bool colour;
	bool links;		/* it shows text as a link to somewhere */
	bool utf8;
	unsigned width;		/* columns; 80 where nobody knows */
	bool width_known;	/* false: that 80, say of a pipe */
	unsigned int height;	/* lines; 0 where nobody knows */
};

/*
 * What is behind @stream. Colour needs a terminal, no NO_COLOR (see
 * no-color.org) and a TERM that is not "dumb". COLUMNS and LINES override the
 * size.
 * Links need a terminal that is known to have them, by what it sets for its
 * programs: others may print the address, or garbage.
 */
void term_probe(struct term *t, FILE *stream);

/* Start and end a style; nothing where @t has no colour. */
void term_style(const struct term *t, struct buf *to, enum term_style style);
void term_plain(const struct term *t, struct buf *to);

/*
 * What is written between these two is a link to @url, by the sequence OSC 8;
 * nothing where @t has no links, or @url is not an http address of printable
 * ASCII.
 */
void term_link(const struct term *t, struct buf *to, struct span url);
void term_link_end(const struct term *t, struct buf *to, struct span url);

/* Nothing but printable ASCII: it is shown as it is, a column for each byte. */
bool term_is_plain(struct span s);

/*
 * @s with control characters (C0 but \t and \n, DEL, C1), bidirectional
 * overrides and invalid UTF-8 shown as \xNN or \u{NNNN}. With @utf8 false all
 * that is not ASCII is shown so.
 */
void term_add_escaped(struct buf *to, struct span s, bool utf8);

/* The same in one line: \n and \t are shown as these two characters. */
void term_add_inline(struct buf *to, struct span s, bool utf8);

/*
 * @text, which is valid UTF-8, filled into lines of at most @width columns.
 * The first one starts behind @indent columns that the caller has written;
 * the others get as many blanks. A word that is too long is broken. There is
 * no \n behind the last line.
 */
void term_add_wrapped(struct buf *to, struct span text, unsigned int indent,
		      unsigned int width);

/* How many bytes of @s, which is valid UTF-8, fit into @width columns. */
size_t term_fit(struct span s, unsigned int width);

/*
 * The columns that valid UTF-8 text takes; a character of two columns
 * (East Asian wide, emoji) counts 2, a combining one 0, a tab 1.
 */
unsigned term_columns(struct span s);

/* How many typing errors are between two names; too many are TERM_FAR. */
unsigned int term_distance(struct span typed, struct span name);
#define TERM_FAR	99U

/* Two names that differ by few typing errors: for "did you mean". */
bool term_is_near(struct span typed, struct span name);

#endif
