/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * section - subsections of git's configuration: [SECTION "SUB"] KEY = VALUE
 *
 * They are read as git reads them outside of a repository, and written to the
 * user's file as by git config --global, see handle_own_file().
 */
#ifndef GIT_SECTION_H
#define GIT_SECTION_H

#include "base/err.h"
#include "base/vec.h"

#define SECTION_MAX	1000	/* entries */

struct section_entry {
	const char *sub, *key, *value;	/* the key in lower case */
};

struct section {
	VEC(struct section_entry) entries;	/* what overrules comes last */
};

int section_read(struct arena *a, const char *name, struct section *out,
		 struct err *e) MUST_CHECK;

/*
 * Set @n values in place of what is there, all or none; one that is NULL takes
 * away what is there. It waits for another nfkit; ERR_EXISTS where a program
 * of git is at the file.
 */
int section_set(struct arena *a, const char *name,
		const struct section_entry *entries, size_t n,
		struct err *e) MUST_CHECK;

/* The name of the file that is written to, for people. */
const char *section_place(struct arena *a);

#endif
