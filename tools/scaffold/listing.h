/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * listing - the place of a new entry in a file of sorted entries
 *
 * Kconfig and Makefile of Linux list their modules by name, and manual pages of
 * iptables their extensions, with some out of order here and there: the place
 * is the one with the fewest entries on the wrong side of it.
 */
#ifndef SCAFFOLD_LISTING_H
#define SCAFFOLD_LISTING_H

#include "base/err.h"
#include "base/span.h"

/* How far an entry goes. */
enum listing {
	LISTING_LINES,		/* to the end of its line, with '\\' of more */
	LISTING_BLOCKS,		/* to a line neither empty nor indented */
	LISTING_CHAPTERS,	/* to the next entry, or the end of the text */
};

/*
 * Where the entry @name goes among the lines of @text that begin with @prefix
 * and a name (of blocks, with "menu" before it too): the offset of the line
 * that it comes before, or of what follows the last entry. A comment right
 * above an entry is of it, and a block of if, menu or choice that opens between
 * two entries is of the lower one; it is closed above what follows the last.
 * ERR_NOENT where there is no entry, ERR_EXISTS where @name is
 * one. @path is for messages.
 */
int listing_place(struct span text, struct span prefix, struct span name,
		  enum listing kind, const char *path, size_t *at,
		  struct err *e) MUST_CHECK;

/*
 * The part of @text behind a comment that is @word alone, "# targets", up to
 * the next comment with words; all of it where there is no such comment.
 */
struct span listing_section(struct span text, struct span word);

/*
 * What is below the line @title of a manual page, up to the next .SH or .SS of
 * EXTENSIONS; empty where there is no such line.
 */
struct span listing_chapter(struct span text, struct span title);

#endif
