/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * made - marks on the parts of an entry that a machine wrote
 *
 * An entry belongs to the person who wrote its words, so an update has to
 * know which words are nobody's. In front of each part that nfkit made stands
 *
 *	<!-- nfkit WHAT DIGEST -->
 *
 * a comment in both formats, where DIGEST is that of the words that follow,
 * up to the end of a line, whatever blanks are between them. As long as such
 * an end is found the part is as it was made; who writes in it makes it his
 * own, and what he wrote behind it was never part of it.
 *
 * Where an update changes a line so far from that mark that a diff would show
 * two places, it leaves the mark alone and puts
 *
 *	<!-- nfkit changed DIGEST -->
 *
 * beside that line. A part is as it was made where any of its marks says so,
 * and the words of a mark are none of its words.
 */
#ifndef HOWTO_MADE_H
#define HOWTO_MADE_H

#include "base/arena.h"
#include "base/buf.h"

enum made_what {
	MADE_SUMMARY,
	MADE_AUTHORS,
	MADE_INTRO,
	MADE_RULES,
	MADE_LISTING,
	MADE_OPTION,	/* or a value of one: what the manual has a .TP for */
	MADE_TEXT,	/* of the manual, behind the first option */
};

#define MADE_KINDS	(MADE_TEXT + 1)

/*
 * A diff with three lines around each change shows two as one where six lines
 * or less part them. One more may be the same by chance.
 */
#define MADE_NEAR	5

struct made {
	enum made_what what;
	size_t start;	/* of the mark, in the bytes that were searched */
	size_t text;	/* of the line behind it */
	size_t end;	/* behind the last line; 0: it is somebody's by now */
	uint32_t digest;	/* of its words */
};

/* Append the mark of @text, behind @indent, and @text, whole lines. */
void made_add(struct buf *to, struct span indent, enum made_what what,
	      struct span text);

/* The lines of @part, which made_add() has made, behind its mark. */
struct span made_text(const struct buf *part);

/*
 * The next part from *@at on; *@at moves behind it. False where there is none.
 */
bool made_next(struct span bytes, size_t *at, struct made *out);

/*
 * Append what stands for @part of @bytes from now on: its marks, and @text,
 * which are lines behind @indent. Lines that stay the same stay where they are,
 * and the marks that are not near to what changes.
 */
void made_change(struct arena *a, struct span bytes, const struct made *part,
		 struct span indent, struct span text, struct buf *to);

/* Is the line a mark beside what was changed, and nothing else? */
bool made_is_changed(struct span line, uint32_t *digest);

/* Of the words in @text: 32 bits of FNV-1a. */
uint32_t made_digest(struct span text);

#endif
