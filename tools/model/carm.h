/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * carm - the arms of an if, and the body of a loop
 *
 * An arm is a condition with what it controls: "if (a) b();", "else { c(); }".
 * The functions look at a bounded number of tokens, pairs of brackets counted
 * as one, so that a walk that calls them for each line stays linear.
 */
#ifndef MODEL_CARM_H
#define MODEL_CARM_H

#include "model/ctoken.h"

#define CARM_MAX	64	/* arms of one if that are looked at */

/* Indices into the tokens of a hunk. */
struct carm {
	size_t first;		/* if, else, for, while */
	size_t body;		/* behind the condition, or behind "else" */
	size_t end;		/* behind the ";" or "}" */
	bool has_braces;	/* "{" in the line that the condition ends in */
};

/*
 * The arm that begins at token @i. False where the hunk, or a bracket in it,
 * ends before the arm does, or where there is no condition.
 */
bool carm_read(const struct ctokens *tokens, size_t i, struct carm *out);

/*
 * All arms from the if or else at token @i on; their number, at most CARM_MAX.
 * 0 where one is not whole, or what follows the last one is not: then nobody
 * knows whether more was to come.
 */
size_t carm_chain(const struct ctokens *tokens, size_t i,
		  struct carm arms[CARM_MAX]);

/* The condition takes more than one line. */
bool carm_is_tall(const struct ctokens *tokens, const struct carm *arm);

/*
 * The body needs its braces: it has more than one line, comments counted, or
 * more than one statement, or one that could take an else away.
 */
bool carm_needs_braces(const struct ctokens *tokens, const struct carm *arm);

#endif
