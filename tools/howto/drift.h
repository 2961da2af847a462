/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * drift - where what is written of options differs from what the plugins do
 *
 * Two texts can be compared with the tables of the plugins: the entries of the
 * HOWTO, and the fragments of the manual in the source tree of iptables. What
 * differs on purpose is named in a list of allowed differences, each with its
 * reason; its lines are
 *
 *	match|target NAME [--OPTION]: REASON
 *
 * and empty ones, and such that begin with #.
 */
#ifndef HOWTO_DRIFT_H
#define HOWTO_DRIFT_H

#include "base/err.h"
#include "howto/document.h"
#include "model/option_table.h"

struct howto_allowed {
	const char *subject;	/* "match owner --pid-owner" */
	const char *reason;
};

struct howto_allowances {
	struct howto_allowed *at;
	size_t n, cap;
};

struct howto_drift {
	struct arena *arena;
	const struct option_tables *tables;	/* merged, IPv4 and IPv6 */
	struct howto_allowances allowed;
	size_t allowed_n;	/* differences that were allowed */
};

/* Add the lines of @text; ERR_SYNTAX names one that has no reason. */
int howto_allow(struct howto_drift *d, const char *file, struct span text,
		struct err *e) MUST_CHECK;

/* Notes on the entries of @howto: options missing, unknown, without "[!]". */
void howto_drift_entries(struct howto_drift *d, const struct howto *howto,
			 struct xml_notes *notes);

/* Notes on a file. */
struct howto_page {
	const char *path;
	struct xml_notes notes;
};

struct howto_pages {
	struct howto_page *at;
	size_t n, cap;
};

/*
 * Notes on the fragments (libxt_NAME.man ...) in the folder @dir: options as
 * above, extensions without a page, pages that no extension has.
 */
int howto_drift_pages(struct howto_drift *d, const char *dir,
		      struct howto_pages *pages, struct err *e) MUST_CHECK;

#endif
