/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * diff - a unified diff as git and diff -u write it
 *
 * Spans point into the text that was parsed, but for a path that came in
 * quotes with escapes. The parser takes any bytes in linear time: what does
 * not fit the format ends up in .defects, with the line, and the rest goes on
 * to be parsed; rules turn defects to findings. A combined diff ("diff --cc")
 * is skipped.
 *
 * Format: git-diff(1), "Generating patch text with -p"; POSIX diff -u.
 */
#ifndef MODEL_DIFF_H
#define MODEL_DIFF_H

#include "base/span.h"
#include "base/vec.h"
#include "model/file_kind.h"

enum diff_line_kind {
	DIFF_CONTEXT,
	DIFF_ADDED,
	DIFF_REMOVED,
};

/* A patch of 50 MB has a million of these: mind the size. */
struct diff_line {
	struct span raw;	/* with the marker, without the \n */
	struct span text;	/* without the marker */
	unsigned int nr;	/* line in the mail */
	unsigned int old_nr;	/* line in the old file; 0 for an added one */
	unsigned int new_nr;	/* line in the new file; 0 for a removed one */
	enum diff_line_kind kind : 8;
	bool no_newline;	/* "\ No newline at end of file" follows */
};

struct hunk {
	struct span header;	/* the whole @@ line */
	struct span section;	/* behind the second @@, trimmed */
	unsigned int nr;	/* line of the header in the mail */
	unsigned int old_start, old_count;	/* as the header says */
	unsigned int new_start, new_count;
	VEC(struct diff_line) lines;
};

struct file_diff {
	struct span old_path, new_path;	/* without a/ b/; empty: no such file */
	struct span path;	/* new_path, or old_path where deleted */
	enum file_kind kind;	/* of this path; of a link FILE_OTHER */
	struct line_range { unsigned int first, last; } nrs;	/* in the mail */
	unsigned int old_mode, new_mode;	/* octal; 0: not given */
	unsigned int similarity;	/* percent, of a rename or copy */
	bool has_git_header;		/* "diff --git" */
	bool is_p1;			/* a/ b/, or the like, was stripped */
	bool is_new, is_deleted, is_rename, is_copy, is_binary;
	bool is_link;		/* a symbolic one: its text is a path */
	VEC(struct hunk) hunks;
};

/*
 * A line that lost its marker is in no hunk, for it is likely the tail of one
 * that was wrapped; but one that begins with a tab is taken as context.
 */
enum diff_defect_kind {
	DIFF_HUNK_SHORT,	/* fewer lines than the header says; at it */
	DIFF_HUNK_LONG,		/* more lines; at the first too many, or it */
	DIFF_BAD_HEADER,	/* "@@" that is no hunk header */
	DIFF_LOST_MARKER,	/* a line in a hunk begins with no marker */
	DIFF_LOST_BLANK,	/* an empty line where " " is due */
	DIFF_NO_FILE,		/* a hunk before any file name */
	DIFF_BAD_BINARY,	/* a GIT binary patch that is none */
};

struct diff_defect {
	enum diff_defect_kind kind;
	struct span at;		/* the line */
	unsigned int nr;
	long expected, found;	/* lines of the side that does not fit */
};

struct diff {
	VEC(struct file_diff) files;
	VEC(struct diff_defect) defects;	/* at most LIMIT_FINDINGS */
	unsigned int added, removed;	/* lines */
};

/*
 * The lines of a hunk as hunks of at most LIMIT_HUNK_LINES, so that what is
 * made of one at a time has its limit too: nearly always one. @at is 0 at
 * first. False at the end; even a hunk without lines is one piece.
 */
bool hunk_next_piece(const struct hunk *whole, size_t *at, struct hunk *piece);

/*
 * The file that line @nr of the mail is about; NULL where it is about none.
 * *@hunk is the one that the line is in, or NULL: it is in the file's header.
 */
const struct file_diff *diff_file_at(const struct diff *d, unsigned int nr,
				     const struct hunk **hunk);

/* The line of the hunk that is line @nr of the mail; NULL for its header. */
const struct diff_line *hunk_line_at(const struct hunk *h, unsigned int nr);

/*
 * The line of the new file that stands where a line of the hunk does: of one
 * that is removed, the one behind it or else before. 0: there is none.
 */
unsigned int hunk_new_nr(const struct hunk *h, const struct diff_line *l);

/*
 * Offset of the first line of @text that begins a diff, or SIZE_MAX: "diff"
 * with two names, "Index:" or "---" with what has to follow them.
 */
size_t diff_find(struct span text);

/*
 * False where no line of @text can begin a diff, even if lines are taken out
 * of it: a quick look, which only says what need not be looked at.
 */
bool diff_may_begin(struct span text);

/* The same of text of which parts may be in quoted-printable. */
bool diff_may_begin_quoted(struct span text);

/*
 * Parse @text, whose first line is line @first_nr of the mail. Ends at a
 * mail signature ("-- ") behind a file; what follows is not looked at. Lines
 * with a marker behind a hunk that has all its lines are not in it.
 */
void diff_parse(struct arena *a, struct span text, unsigned int first_nr,
		struct diff *out);

#endif
