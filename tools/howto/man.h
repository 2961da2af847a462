/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * man - the fragment of iptables-extensions(8) that documents an extension
 *
 * Fragments (libxt_NAME.man in the extensions folder of iptables) are written
 * in a small part of man(7): .PP .P .LP, .TP, .IP, .B .I and the alternating
 * ones (.BR ...), .br, .nf .fi, .RS .RE and comments. That is what is read.
 * The parser is total: any bytes give blocks, and a request that is not known
 * gives a MAN_UNKNOWN block, so that nothing is lost without a word.
 *
 * An example is known by its looks: lines of .nf, and a paragraph or an item
 * that begins with a command of iptables or with "# " and a remark.
 */
#ifndef HOWTO_MAN_H
#define HOWTO_MAN_H

#include "howto/man_text.h"

enum man_kind {
	MAN_PARA,
	MAN_EXAMPLE,	/* its lines are parted by '\n' */
	MAN_OPTION,	/* .TP: .terms, and a .body that may be empty */
	MAN_ITEM,	/* of a list with bullets or numbers */
	MAN_UNKNOWN,	/* .text is the line */
};

struct man_blocks {
	struct man_block *at;
	size_t n, cap;
};

struct man_block {
	enum man_kind kind;
	unsigned int line;		/* where it begins, from 1 */
	struct man_text text;
	struct {
		struct man_text *at;
		size_t n, cap;
	} terms;
	struct man_blocks body;		/* no MAN_OPTION in it */
};

/* How many blocks stand before the first option. */
size_t man_intro(const struct man_blocks *blocks);

/* The blocks from @from on, which lies before .n, up to the next option. */
struct man_blocks man_text_run(const struct man_blocks *blocks, size_t from);

/* Is there an example in them, or in one of their bodies? */
bool man_has_example(const struct man_blocks *blocks);

/* The blocks of @fragment, added to @to. */
void man_parse(struct arena *a, struct span fragment, struct man_blocks *to);

#endif
