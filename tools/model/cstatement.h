/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * cstatement - the statements of a hunk
 *
 * A statement begins with a line and ends with its ";" or with the brace that
 * closes its first block, so "if (a) { b(); } else" ends before the else. A
 * #define is one by itself; other preprocessor lines, and a "}" alone, are
 * the beginning of what follows, as checkpatch.pl takes them. A line inside
 * of a block begins a statement too; one inside of a simple statement does
 * if it has an if, for, while, do or else.
 */
#ifndef MODEL_CSTATEMENT_H
#define MODEL_CSTATEMENT_H

#include "model/ctoken.h"

struct cstatement {
	size_t first, end;	/* its tokens are [first, end) */
	size_t head_end;	/* behind the first pair of parentheses */
	bool has_block;		/* braces, or a ";" before the one at its end */
	bool is_whole;		/* it ends in the hunk */
};

struct cstatement_walk {
	const struct ctokens *tokens;
	size_t nr;		/* of the next one, where all were read */
	size_t next;		/* token to go on from */
	size_t simple_end;	/* of the simple statement around it */
};

/* Begin a walk. @tokens must outlive it. */
void cstatement_walk(struct cstatement_walk *w, const struct ctokens *tokens);

/*
 * The next one, in the order of the lines that they begin in. Linear: one
 * that has more than a few hundred tokens beside its brackets is cut there,
 * and is not whole.
 */
bool cstatement_next(struct cstatement_walk *w, struct cstatement *s);

/* Read all of them once, for walks over @tokens that are to come. */
void cstatement_read_all(struct arena *a, struct ctokens *tokens);

#endif
