/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * cflow - what holds at each place of a function body
 *
 * A rule walks over a body and keeps a number that says what holds: how many
 * locks are held, whether a pointer is stale. Code does not run in the order
 * it is written in, so cflow_step() corrects the number where blocks end,
 * branches meet, and statements jump away:
 *
 *	cflow_begin(&flow, tokens, CFLOW_LEAST);
 *	for (size_t i = f->first; i < f->end; i++) {
 *		locks = cflow_step(&flow, i, locks);
 *		locks += is_lock(i);
 *	}
 *
 * Where two ways meet, CFLOW_LEAST takes the smaller number (what holds on
 * both), CFLOW_MOST the larger (what may hold). A label that is not reached
 * from above begins at 0, for where it is jumped from is not followed, and so
 * does what nothing reaches. Loops are run through once.
 */
#ifndef MODEL_CFLOW_H
#define MODEL_CFLOW_H

#include "model/ctoken.h"

/* Blocks within each other; what is deeper is not corrected. */
#define CFLOW_DEPTH_MAX	24

enum cflow_meet { CFLOW_LEAST, CFLOW_MOST };

/* A number, if there is a way on which it holds. */
struct cflow_way {
	int state;
	bool is_open;
};

struct cflow {
	const struct ctokens *tokens;
	enum cflow_meet meet;
	struct cflow_block {
		int before;		/* what held where it begins */
		struct cflow_way other;	/* at the end of the if before else */
	} blocks[CFLOW_DEPTH_MAX];
	size_t depth;
	struct cflow_way other;		/* for the else that comes next */
	size_t jump;			/* the jump that is being read, or 0 */
	int before_jump;
	bool is_over;			/* a jump ended the block's way */
};

/* Begin anew, before the first token of a body. @tokens must outlive it. */
void cflow_begin(struct cflow *f, const struct ctokens *tokens,
		 enum cflow_meet meet);

/* What holds at token @i, if @state holds behind the one before it. */
int cflow_step(struct cflow *f, size_t i, int state);

/* The statement at @i hangs on an if or else, with no braces around it. */
bool cflow_is_branch(const struct ctokens *tokens, size_t i);

#endif
