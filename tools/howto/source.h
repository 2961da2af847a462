/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * source - what the folder of an extension says about it
 *
 * The folder is one that nfkit new writes, or any with these files in it:
 * libxt_NAME.man (see howto/man.h), xt_NAME.c with MODULE_AUTHOR and
 * MODULE_DESCRIPTION, and libxt_NAME.t, the tests of iptables, whose lines are
 * "RULE;WHAT IT LISTS AS;OK or FAIL" below ":CHAIN,..." and "*TABLE".
 */
#ifndef HOWTO_SOURCE_H
#define HOWTO_SOURCE_H

#include "base/err.h"
#include "howto/document.h"
#include "howto/man.h"

struct howto_author {
	const char *name;
	const char *email;	/* NULL: none is given */
};

struct howto_source {
	enum howto_kind kind;
	const char *name;
	const char *summary;	/* MODULE_DESCRIPTION; NULL: there is none */
	VEC(struct howto_author) authors;
	bool has_man;
	struct man_blocks man;
	VEC(const char *) rules;	/* whole commands */
};

/*
 * Read the folder @dir. A name in upper case is a target's. ERR_NOENT where no
 * extension is in it, ERR_SYNTAX where there are two or where the name is no
 * name. Files other than the first that is found may be missing.
 */
int howto_source_read(struct arena *a, const char *dir,
		      struct howto_source *out, struct err *e) MUST_CHECK;

/* The parts that need no folder: add what is in these bytes to @out. */
void howto_source_module(struct arena *a, struct span text,
			 struct howto_source *out);
void howto_source_rules(struct arena *a, struct span tests,
			struct howto_source *out);

#endif
