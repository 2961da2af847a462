/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * assign - who goes with whom, so that the sum of the costs is the least
 *
 * The linear assignment problem, by the algorithm of R. Jonker and A. Volgenant
 * ("A Shortest Augmenting Path Algorithm for Dense and Sparse Linear Assignment
 * Problems", Computing 38, 1987), in n * n * n steps. Where several ways cost
 * the same, the order of its steps decides, so it is that of the paper.
 */
#ifndef MODEL_ASSIGN_H
#define MODEL_ASSIGN_H

#include "base/arena.h"

#define ASSIGN_COST_MAX	(1L << 30)	/* of one pair: more than all others */

/*
 * @cost has n rows of n costs, 0 to ASSIGN_COST_MAX. The column that each row
 * gets, in @a.
 */
const size_t *assign(struct arena *a, const long *cost, size_t n);

#endif
