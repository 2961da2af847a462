/* SPDX-License-Identifier: GPL-2.0-only */
/* finding - what a rule has to say, and where */
#ifndef CHECK_FINDING_H
#define CHECK_FINDING_H

#include "check/rule.h"

#define FINDING_ALSO	2	/* related places of one finding */

struct place {
	const struct mail *mail;
	struct span at;		/* in mail->text, in one line; may be empty */
	unsigned int nr;	/* the line, counted in mail->text */
	const char *what;	/* what is there, for a related place */
};

/* What would cure it: see report_fix(). */
struct edit {
	struct span at;		/* in mail->text, in one line */
	struct span with;	/* in the arena of the mail */
	struct edit *also;	/* only together with this one, or NULL */
};

struct finding {
	const struct rule *rule;
	enum severity severity;
	struct place place;
	struct place also[FINDING_ALSO];
	size_t also_n;
	const char *message;	/* one line */
	struct edit fix;	/* .at.p NULL: nobody knows one */
	const char *silenced;	/* the reason, see silence.h; NULL: it counts */

	/* What is found in one line is sorted by these, in this order: */
	unsigned int pass;	/* the whole mail, each hunk, the series */
	unsigned int rule_nr;	/* of those that run */
	size_t seq;		/* the how-manyth of its mail */
};

struct findings {
	VEC(struct finding) list;	/* at most LIMIT_FINDINGS */
	bool is_full;			/* there were more: they are lost */
};

/* How many there are of each severity, and how many a mail silenced. */
struct finding_counts {
	size_t of[SEV_ERROR + 1];	/* by enum severity, none silenced */
	size_t silenced;
};

struct finding_counts findings_count(const struct findings *f);

/* By line; within one, in the order of the passes and of the rules. */
void findings_sort(struct findings *f);

/*
 * The place of @at, cut to its first line. @at points into the text of @m,
 * or into the decoded value of a header: then the place is in the header.
 * False where it points elsewhere.
 */
bool place_find(const struct mail *m, struct span at, struct place *out);

/* The whole mail: its subject, or the first line where there is none. */
struct place place_of_mail(const struct mail *m);

/* The byte of its line that the place begins with, from 0. */
size_t place_column(const struct place *p);

/* The line of the mail's source, which editors can jump to. */
unsigned int place_source_line(const struct place *p);

#endif
