/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * diff_parser - what the parts of the diff parser share
 *
 * diff.c knows hunks, diff_header.c what stands before them, diff_find.c where
 * the first header is. Only these include this.
 */
#ifndef MODEL_DIFF_PARSER_H
#define MODEL_DIFF_PARSER_H

#include "model/diff.h"

struct diff_parser {
	struct arena *arena;
	struct diff *out;
	struct span rest;	/* behind .line */
	struct span line;	/* the one to look at */
	struct span head;	/* it without a \r at its end */
	unsigned int nr;
	unsigned int lead_nr;	/* of an "Index:" or a "diff -u" line */
	bool at_end;		/* there is no .line any more */
	bool in_git_header;	/* no ---, +++ and hunk since "diff --git" */
};

/* On to the next line. */
void diff_parser_advance(struct diff_parser *p);

/* The line behind .line; false, and an empty one, where there is none. */
bool diff_parser_peek(const struct diff_parser *p, struct span *line);

/* Note a defect, unless there are too many. */
void diff_parser_defect(struct diff_parser *p, enum diff_defect_kind kind,
			struct span at, unsigned int nr);

/* The file that hunks go to, or NULL before the first one. */
struct file_diff *diff_parser_file(struct diff_parser *p);

/* Begin a file at line @nr. */
struct file_diff *diff_parser_add_file(struct diff_parser *p, unsigned int nr);

/* .line begins a file with "---", and the next line goes on with "+++". */
bool diff_parser_at_names(const struct diff_parser *p);

/* "old mode ...", "index ..." or another line below "diff --git". */
bool diff_is_extended_header(struct span line);

/* "Binary files a/x and b/x differ": @line becomes the two names. */
bool diff_skip_binary_note(struct span *line);

/* Read the header lines of a file. False, and no move, if there are none. */
bool diff_parser_header(struct diff_parser *p);

#endif
