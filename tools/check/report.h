/* SPDX-License-Identifier: GPL-2.0-only */
/* report - the other side of rule.h: where the reports of a rule end up */
#ifndef CHECK_REPORT_H
#define CHECK_REPORT_H

#include "check/finding.h"

/* A mail and what was found in it. */
struct checked {
	struct patch patch;	/* first: see checked_of() */
	struct arena *arena;	/* of the patch, and of its findings */
	struct findings findings;
	bool is_cover;		/* a cover letter: no diff */
};

/* All patches that the checker hands around are such a member. */
static inline struct checked *checked_of(struct patch *p)
{
	return (struct checked *)p;
}

/*
 * What a rule reports on. A series has several mails, and a finding goes to
 * the one that its span points into; with a span that points nowhere it is
 * about the first one as a whole.
 */
struct report {
	struct arena *arena;	/* what rules allocate: as long as they run */
	enum profile profile;
	const struct upstream *upstream;	/* NULL: not given */
	enum severity level;	/* what is less severe is dropped */
	struct patch *const *mails;
	size_t mails_n;
	const struct rule *rule;	/* the one that is running */
	unsigned int rule_nr;		/* ... its place in the selection */
	unsigned int pass;	/* see struct finding */
	unsigned int hunks;	/* that were looked at */
	const struct file_diff *file;	/* it is about, or NULL */
	struct finding *last;	/* for report_also(); NULL: dropped */
	struct checked *last_mail;	/* that it is in */
};

#endif
