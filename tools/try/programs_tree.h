/* SPDX-License-Identifier: GPL-2.0-only */
/* programs_tree - what a tree of iptables has built, for programs.c only */
#ifndef TRY_PROGRAMS_TREE_H
#define TRY_PROGRAMS_TREE_H

#include "try/programs.h"

/* Those of @p->tree; false, and .state and .why, where they will not do. */
bool programs_of_tree(struct arena *a, struct programs *p);

/*
 * Add to @p->own and @p->others the libraries that @files need, and what those
 * of the tree need. ERR_NOENT names one that is nowhere.
 */
int programs_find_needs(struct arena *a, struct programs *p,
			const char *const *files, size_t n,
			struct err *e) MUST_CHECK;

/* These libraries into the guest, and what @p->others need. */
int programs_add_found(const struct programs *p, struct image *i,
		       struct err *e) MUST_CHECK;

#endif
