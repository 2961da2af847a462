/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * drift - where the parts of an iptables extension no longer fit together
 *
 * An extension is a C file, a part of the manual, a file of tests and one of
 * translations. What one of them has and another lacks is a small task for a
 * first patch. The findings are written as a list in the format of
 * todo/README.md, so that they are read, shown and kept as any other.
 */
#ifndef TODO_DRIFT_H
#define TODO_DRIFT_H

#include "base/buf.h"
#include "model/option_table.h"

#define DRIFT_TEXT_MAX	(4UL << 20)	/* of one file, and of the list */

/* An extension, as far as it is known. */
struct drift_extension {
	const char *file;	/* "libxt_TEE": its files without the ending */
	const char *name;	/* "TEE" */
	const char *id;		/* behind the "-" of an Id: "tee" */
	struct option_table options;	/* of one id: one by several names */
	VEC(const char *) names;	/* that the C file registers */
	bool has_xlate;		/* there is code that translates to nft */
};

/* The text of a file; .p is NULL where there is no such file. */
struct drift_texts {
	struct span man, tests, xlate;
};

/*
 * Add what a C file says: the option tables, the names that are registered, and
 * whether there is a translation. Strings come from @a.
 */
void drift_read_c(struct arena *a, struct span text,
		  struct drift_extension *out);

/* Append the items of one extension. @day is YYYY-MM-DD. */
void drift_compare(const struct drift_extension *x,
		   const struct drift_texts *texts, const char *day,
		   struct buf *to);

/* Does a manual page or a test name this option, and no longer one? */
bool drift_names(struct span text, const char *option);

/* Today, in UTC. */
const char *drift_today(struct arena *a);

#endif
