/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * abbrev - how short git writes an object's name, inside of git/
 *
 * core.abbrev says how many digits; without it git takes half as many bits as
 * the number of objects in packs has, and 7 digits at least. An abbreviation
 * that more than one object has is made longer until it is unique.
 */
#ifndef GIT_ABBREV_H
#define GIT_ABBREV_H

#include "git/handle.h"

struct abbrev {
	git_odb *odb;
	size_t len;		/* digits */
};

/* Works out the length for @repo, which must outlive it. */
int abbrev_init(struct abbrev *ab, struct repo *repo, struct arena *a,
		struct err *e) MUST_CHECK;
void abbrev_release(struct abbrev *ab);
#define CLEANUP_ABBREV	__attribute__((cleanup(abbrev_release)))

/* The abbreviated name of @id, in @a. */
struct span abbrev_id(const struct abbrev *ab, struct arena *a,
		      const git_oid *id);

#endif
