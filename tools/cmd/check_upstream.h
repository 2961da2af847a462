/* SPDX-License-Identifier: GPL-2.0-only */
/* check_upstream - what --tree names, for the rules of nfkit check */
#ifndef CMD_CHECK_UPSTREAM_H
#define CMD_CHECK_UPSTREAM_H

#include "check/upstream.h"
#include "git/snapshot.h"

/*
 * @name is DIR, of which HEAD is meant, or DIR:REV; a folder whose name has
 * such a colon is taken for a folder. @out borrows @name and *@snapshot, which
 * the caller closes, and has what it reads of the tree in @a.
 */
int check_upstream_open(struct arena *a, const char *name,
			struct upstream *out, struct snapshot **snapshot,
			struct err *e) MUST_CHECK;

#endif
