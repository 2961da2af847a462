/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * cbranches - a union, some of whose members depend on an #if
 *
 * Its size is known where it is the same with each branch and without: struct
 * xt_policy_elem of include/uapi/linux/netfilter/xt_policy.h has the names of
 * its addresses twice, for the kernel and for programs.
 */
#ifndef MODEL_CBRANCHES_H
#define MODEL_CBRANCHES_H

#include "model/csize.h"

/* All zero before the first member. */
struct cbranches {
	size_t begin;		/* token: the "#if", 0 where there is none */
	struct csize always;	/* of the members outside */
	struct csize now;	/* of the branch that is being read */
	struct csize least;	/* of any branch, one that is empty included */
	bool is_open, has_else;
};

/*
 * Go over the directive at token @i, whose word is "if", "else" ... False
 * where it is none of the one #if that a union may have, or of no #if at all.
 */
bool cbranches_directive(struct cbranches *b, size_t i, struct span word);

/* Add a member: to the branch that is open, else to what is always there. */
void cbranches_add(struct cbranches *b, struct csize member);

/* No #if, or @whole is the size of the union whichever branch is taken. */
bool cbranches_are_alike(const struct cbranches *b, struct csize whole);

#endif
