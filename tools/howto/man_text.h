/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * man_text - text of a manual page: fonts and escapes
 *
 * The escapes are those that the fragments of iptables use (\- \fB \fI \fP \fR
 * \(bu \(em \" and a line that ends in \), and what else groff_char(7) and
 * groff(7) have that a person may well write. Any bytes are taken: an escape
 * that is not known stands for its last character.
 */
#ifndef HOWTO_MAN_TEXT_H
#define HOWTO_MAN_TEXT_H

#include "base/arena.h"
#include "base/span.h"

enum man_font {
	MAN_ROMAN,
	MAN_BOLD,
	MAN_ITALIC,
};

/* A piece of text in one font; '\n' is a line break. Never empty. */
struct man_run {
	enum man_font font;
	struct span text;
};

struct man_text {
	struct man_run *at;
	size_t n, cap;
};

/* The font in use, and the one before, which \fP goes back to. */
struct man_fonts {
	enum man_font now, before;
};

/* Append @line with its escapes resolved; neighbours may have one font. */
void man_text_add(struct arena *a, struct man_text *to, struct span line,
		  struct man_fonts *fonts);

/* Append plain text as it is. */
void man_text_add_plain(struct arena *a, struct man_text *to, struct span text,
			enum man_font font);

/* All of it without fonts, as a C string; "" where it is empty. */
const char *man_text_string(struct arena *a, const struct man_text *text);

#endif
