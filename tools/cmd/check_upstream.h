/* SPDX-License-Identifier: GPL-2.0-only */
/* check_upstream - what --tree DIR names, for the rules of nfkit check */
#ifndef CMD_CHECK_UPSTREAM_H
#define CMD_CHECK_UPSTREAM_H

#include "check/upstream.h"
#include "git/snapshot.h"

/*
 * @out borrows @dir and *@snapshot, which the caller closes, and has what it
 * reads of the tree in @a.
 */
int check_upstream_open(struct arena *a, const char *dir, struct upstream *out,
			struct snapshot **snapshot, struct err *e) MUST_CHECK;

#endif
