/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * spec_file - a file in the syntax of git's configuration, with line numbers
 *
 * Read by libgit2, which knows the syntax and tells the line of what breaks
 * it, but not where an entry stands, nor of a section that has none: both are
 * found in the text.
 */
#ifndef GIT_SPEC_FILE_H
#define GIT_SPEC_FILE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"

struct spec_entry {
	const char *section;	/* in lower case */
	const char *sub;	/* as written; NULL: none */
	const char *key;	/* in lower case; NULL: the section has none */
	const char *value;	/* NULL: "key" stands there without a "=" */
	unsigned int line;	/* 0: not known */
};

struct spec_file {
	VEC(struct spec_entry) entries;	/* as they stand in the file */
};

/*
 * All entries of the file @path, and one for each empty section. ERR_SYNTAX
 * where it is no text, breaks the syntax or includes other files, which are not
 * opened.
 */
int spec_file_read(const char *path, struct arena *a, struct spec_file *out,
		   struct err *e) MUST_CHECK;

#endif
