/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * fix - put the cures that findings bring into the bytes they were found in
 *
 *	collect each mail of the inputs, in order, then apply to each input
 *
 * A cure is left out where the bytes of the input are not those of the mail's
 * text, as in an encoded mail; where another one touches the same bytes; and
 * where a later patch has the line as it is among those it expects, for that
 * patch would no longer apply. A file that a later patch renames or copies is
 * left as it is up to there, for others may expect its lines under the new
 * name. Where a line "nfkit-ignore: RULE at PATH:LINE" counts the lines of a
 * file, none comes in or goes. Of a cure in several places all are left out
 * where one is. What goes into the next round is what has come out of this
 * one, until nothing is left to do.
 *
 * fix_collect() also takes a print of what each patch does: its files, the
 * lines that it expects, and the C tokens of those it adds, without comments.
 * Where it is another after a round, that patch must be left as it is: then
 * .must_restart is set, and one begins again with what came in at first. The
 * same is done with a patch that two rules would change for ever.
 */
#ifndef CHECK_FIX_H
#define CHECK_FIX_H

#include "base/buf.h"
#include "check/report.h"

#define FIX_ROUNDS	16	/* that the caller may want, at most */
#define FIX_SETTLED	6	/* by then all that can be fixed is */
#define FIX_BUCKETS	4096
#define FIX_PRINTS_MAX	100000	/* mails */

/* A cure, with copies of all that it needs of its mail. */
struct fix_edit {
	size_t input;
	unsigned int line;		/* of the source, from 1 */
	size_t column, len;		/* in bytes */
	struct span with;
	struct span old;		/* the line as it should be there */
	struct span path;		/* the file it changes; empty: message */
	struct hunk_place *hunk;	/* NULL: not in one */
	bool takes_line;		/* the line goes, with its "\n" */
	unsigned int lost;		/* lines; below 0: some come in */
	bool is_dropped;
	size_t group;			/* all of one or none; 0: it is alone */
	bool is_part;			/* not the first of its group */
	/* 1 + an index; 0: the last of its bucket */
	size_t next, next_of_path;
};

/* A hunk of a patch that loses lines; those of one file in a row. */
struct hunk_place {
	size_t input;
	unsigned int line;		/* of its header, in the source */
	struct span header;
	unsigned int old_start, old_count, new_start, new_count;
	bool begins_file;
	unsigned int lost;		/* lines; below 0: it gains some */
};

struct fix_mail {
	uint64_t print;
	bool is_left;		/* as it is */
};

struct fixer {
	struct arena *arena;
	VEC(struct fix_edit) edits;
	VEC(struct hunk_place *) hunks;
	size_t last_hunk;		/* that an edit was in */
	VEC(bool) broken;		/* of each group: one does not fit */
	VEC(struct span) counted;	/* files: their lines must not move */
	/* By path and line, and by path: 1 + an index; 0: none. */
	size_t buckets[FIX_BUCKETS], paths[FIX_BUCKETS];
	VEC(struct fix_mail) prints;	/* in the order of the mails */
	size_t mails;			/* of this round */
	size_t applied;			/* edits of this round */
	size_t round;			/* since one began (again) */
	bool must_restart;
};

/* Begin a round: the prints of the last one are kept. @arena is the caller's. */
void fix_begin(struct fixer *f, struct arena *arena);

/* The next mail, of input number @input. ERR_LIMIT where there are too many. */
int fix_collect(struct fixer *f, size_t input, const struct checked *mail,
		struct err *e) MUST_CHECK;

/* When all are collected: @bytes of an input, cured, to @out. */
void fix_apply(struct fixer *f, size_t input, struct span bytes,
	       struct buf *out);

#endif
