/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * patchwork_check - what was found in a mail, as a check for Patchwork
 *
 * A mail may be in an archive before Patchwork has made a patch of it. Its
 * check waits then, and later runs try it again: see check/since.h.
 */
#ifndef CHECK_PATCHWORK_CHECK_H
#define CHECK_PATCHWORK_CHECK_H

#include "check/patchwork.h"
#include "check/report.h"

#define PATCHWORK_WAITS_MAX	1000	/* patches; more are forgotten */
#define PATCHWORK_RUNS_MAX	48	/* that try to post one of them */

/* A check for which Patchwork had no patch yet. */
struct patchwork_wait {
	struct patchwork_check check;	/* without a target */
	unsigned int runs;		/* that tried it */
};

struct patchwork_waits {
	VEC(struct patchwork_wait) list;
};

/*
 * What came out for @mail: "fail" where there are errors, "warning" where there
 * are warnings, else "success", and how many of each. No target; the Message-ID
 * is the mail's, the rest is in @a. False where Patchwork has no check of it:
 * it is a cover letter, or has no Message-ID.
 */
bool patchwork_check_of(struct arena *a, const struct checked *mail,
			struct patchwork_check *out);

/*
 * @pattern with the Message-ID, escaped, in place of each {msgid}, in @a; NULL
 * where that is more than PATCHWORK_URL_MAX bytes.
 */
const char *patchwork_target(struct arena *a, const char *pattern,
			     struct span msgid);

/*
 * Keep a copy of @check, which @runs runs have tried, in @a. False where it is
 * not to be tried again: that were too many, or too many wait, or its
 * Message-ID is no word that could be kept.
 */
bool patchwork_waits_add(struct arena *a, struct patchwork_waits *to,
			 const struct patchwork_check *check,
			 unsigned int runs);

#endif
