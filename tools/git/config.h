/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * config - all that a section of git's configuration says
 */
#ifndef GIT_CONFIG_H
#define GIT_CONFIG_H

#include "base/vec.h"
#include "git/repo.h"

#define CONFIG_FILE_MAX	(64UL << 10)	/* bytes of a file from a tree */
#define CONFIG_MAX	1000		/* entries */

struct config_entry {
	const char *key;	/* behind "SECTION.", in lower case */
	const char *value;	/* NULL: "key" stands there without a "=" */
};

struct config {
	VEC(struct config_entry) entries;	/* what overrules comes last */
};

/*
 * The entries SECTION.KEY of the system, the user and the repository, which
 * may be NULL; those with a subsection are left out.
 */
int config_read(struct repo *repo, struct arena *a, const char *section,
		struct config *out, struct err *e) MUST_CHECK;

/*
 * The same of a file that somebody else may have written: no entries where it
 * is not there; ERR_SYNTAX where it is no plain file, too large, or includes
 * other files, which are not opened.
 */
int config_read_file(const char *path, struct arena *a, const char *section,
		     struct config *out, struct err *e) MUST_CHECK;

/*
 * Set "SECTION.SUB.KEY", once, in the repository's own file. git writes it
 * whole or not at all.
 */
int config_set(struct repo *repo, const char *name, const char *value,
	       struct err *e) MUST_CHECK;

/* "[include]" and "[includeIf]": the library would open what they name. */
bool config_includes(struct span text);

#endif
