/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * ctoken - the C tokens of a hunk
 *
 * One side of a hunk is read as C: the new one (context and added lines) or
 * the old one (context and removed lines). A hunk can begin in the middle of
 * a comment or a string; the tokenizer finds out from what follows (a closing
 * mark before any opening one, or lines that begin with the comment's " *").
 * White space is no token, comments are: rules look at them. A comment or a
 * string that goes over lines is one token per line.
 *
 * Total and linear: bytes that are no C become CTOKEN_OTHER.
 */
#ifndef MODEL_CTOKEN_H
#define MODEL_CTOKEN_H

#include "model/diff.h"

enum ctoken_kind {
	CTOKEN_IDENT,		/* keywords too */
	CTOKEN_NUMBER,		/* preprocessing number, 0x10UL */
	CTOKEN_STRING,		/* with its quotes and prefix */
	CTOKEN_CHAR,
	CTOKEN_PUNCT,		/* longest operator: "->", "<<=", "{" */
	CTOKEN_COMMENT,		/* with its marks, or a piece of one */
	CTOKEN_DIRECTIVE,	/* "#" and the word behind it, at line start */
	CTOKEN_OTHER,
};

struct ctoken {
	enum ctoken_kind kind;
	struct span text;
	const struct diff_line *line;	/* its .nr and .new_nr say where */
	bool added;			/* on an added (removed) line */
	bool in_macro;			/* belongs to a preprocessor line */
	bool starts_line;		/* first token of its line */
	unsigned int depth;		/* braces open since the hunk began */
};

struct ctokens {
	VEC(struct ctoken) list;
	bool began_in_comment, began_in_string;
};

enum diff_side { DIFF_OLD, DIFF_NEW };

void ctokens_of_hunk(struct arena *a, const struct hunk *h,
		     enum diff_side side, struct ctokens *out);

bool ctoken_is(const struct ctoken *t, struct span text);

#endif
