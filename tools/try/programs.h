/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * programs - the iptables of the guest: this machine's, or a tree's own
 *
 * A tree of iptables that was built has its programs in iptables/.libs, their
 * libraries in libxtables/.libs and libiptc/.libs, and its plugins in
 * extensions. Nothing of it is run on this machine: what it needs is read by
 * readelf(1). In the guest the libraries are in PROGRAMS_LIBRARIES.
 */
#ifndef TRY_PROGRAMS_H
#define TRY_PROGRAMS_H

#include "try/image.h"

#define PROGRAMS_LIBRARIES	"tree"	/* see LIBRARIES in try/guest/init.c */
#define LIMIT_LIBRARIES		64	/* of the programs of a tree */

enum programs_state {
	PROGRAMS_HOST,		/* this machine's; no tree, or not built */
	PROGRAMS_HOST_INSTEAD,	/* the same: those of the tree will not do */
	PROGRAMS_TREE,
};

struct programs {
	enum programs_state state;
	const char *tree;	/* as given; or NULL */
	const char *why;	/* not the tree's, and what to do; or NULL */
	const char *nft, *legacy;	/* both programs */
	const char *plugins;	/* folder of libxt_NAME.so */
	/* Of the tree's programs: names, and where they are. */
	VEC(const char *) own, others;
};

/*
 * Those of @tree where it is not NULL, has been built since its sources were
 * changed, and all that it needs is here; else this machine's. ERR_NOENT says
 * which package these are in.
 */
int programs_find(struct arena *a, const char *tree, struct programs *out,
		  struct err *e) MUST_CHECK;

/* The programs under all their names, and their libraries, into the guest. */
int programs_add(const struct programs *p, struct image *i,
		 struct err *e) MUST_CHECK;

/* What plugins of its folder need besides that. */
int programs_add_libraries(const struct programs *p, struct image *i,
			   const char *const *files, size_t n,
			   struct err *e) MUST_CHECK;

#endif
