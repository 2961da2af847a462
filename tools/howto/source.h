/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * source - what the files of an extension say about it
 *
 * The folder is one that nfkit new writes, or any with these files in it:
 * libxt_NAME.man (see howto/man.h), xt_NAME.c with MODULE_DESCRIPTION and
 * MODULE_AUTHOR (else git knows who brought the file in), and libxt_NAME.t,
 * the tests of iptables, whose lines are "RULE;WHAT IT LISTS AS;OK or FAIL"
 * below ":CHAIN,..." and "*TABLE"; where none is OK, the rules of the packet
 * tests in libxt_NAME.packets; or with the prefix of another family (see
 * model/family.h) in place of "xt". The same files are found in the source
 * trees of iptables and of the kernel, and what options there are is told by
 * the built plugin.
 */
#ifndef HOWTO_SOURCE_H
#define HOWTO_SOURCE_H

#include "base/err.h"
#include "base/opt.h"
#include "howto/document.h"
#include "howto/man.h"
#include "model/option_table.h"

struct howto_author {
	const char *name;
	const char *email;	/* NULL: none is given */
};

struct howto_source {
	enum howto_kind kind;
	const char *name;
	const char *summary;	/* MODULE_DESCRIPTION; NULL: there is none */
	VEC(struct howto_author) authors;
	const char *stem;	/* "xt_NAME": what its files are called */
	bool has_man, has_module, has_tests;	/* such a file was found */
	struct man_blocks man;
	struct opt_list rules;		/* whole commands, some of ... */
	struct opt_list tests;		/* ... all that the files have */
	const char *listing;		/* how they are listed; NULL: not run */
	const struct option_table *table;	/* NULL: no plugin is known */
};

/* Where an extension is looked for by its name; each may be missing. */
struct howto_places {
	const char *iptables, *kernel;		/* source trees, or NULL */
	const struct option_tables *tables;	/* merged; or NULL */
};

/*
 * Read the folder @dir. A name in upper case is a target's. ERR_NOENT where no
 * extension is in it, ERR_SYNTAX where there are two or where the name is no
 * name. Its options are those of @tables (or NULL), else of libxt_NAME.c. Files
 * other than the first that is found may be missing.
 */
int howto_source_read(struct arena *a, const char *dir,
		      const struct option_tables *tables,
		      struct howto_source *out, struct err *e) MUST_CHECK;

/* A name in upper case is a target's. */
enum howto_kind howto_source_kind(const char *name);

/*
 * What the places tell of the extension @name, whose case says the kind.
 * ERR_NOENT where none of them knows it, ERR_SYNTAX where it is no name.
 */
int howto_source_find(struct arena *a, const struct howto_places *places,
		      const char *name, struct howto_source *out,
		      struct err *e) MUST_CHECK;

/* The tables of matches and targets of IPv4 and IPv6 among @all, merged. */
void howto_source_tables(struct arena *a, const struct option_tables *all,
			 struct option_tables *out);

/* The parts that need no folder: add what is in these bytes to @out. */
void howto_source_module(struct arena *a, struct span text,
			 struct howto_source *out);
void howto_source_rules(struct arena *a, struct span tests,
			const char *command, struct howto_source *out);
void howto_source_packets(struct arena *a, struct span packets,
			  const char *command, struct howto_source *out);

/* "Nora <nora@example.org>", one more of @out's; nothing where it is blank. */
void howto_source_author(struct arena *a, const char *text,
			 struct howto_source *out);

#endif
