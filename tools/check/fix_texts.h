/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * fix_texts - check texts and cure them, again and again, until all is done
 *
 * A cure can make room for another one, so the texts are checked anew after
 * each round, and begin again as they were where a patch has come to do
 * something else: see check/fix.h.
 */
#ifndef CHECK_FIX_TEXTS_H
#define CHECK_FIX_TEXTS_H

#include "base/progress.h"
#include "check/select.h"

/* An mbox, or a file that is one mail, whole. */
struct fix_text {
	const char *name;	/* for messages */
	bool is_commits;	/* no file: the mails of commits */
	struct span original;	/* at most LIMIT_FILE bytes */
	struct span bytes;	/* what has come of it */
	bool has_changed;
	size_t mails;		/* that are patches or cover letters */
	size_t encoded;		/* those left as they are for that */
};

struct fix_texts {
	const struct selection *selection;
	unsigned int workers;
	struct arena *arena;
	struct fix_text *at;	/* .original is set */
	size_t n;
	struct progress *bar;	/* begun by the caller */
	size_t mails;		/* that were read, in all rounds */

	size_t fixed, left;	/* findings, when it is done */
};

/*
 * Cure what can be cured of all of them. ERR_LIMIT where FIX_ROUNDS rounds are
 * not enough, or a text grows beyond LIMIT_FILE; what else stream_run() gives.
 */
int fix_texts(struct fix_texts *all, struct err *e) MUST_CHECK;

/* One more mail is read, so far of so many: the bar, if it takes longer. */
void fix_texts_show(struct fix_texts *all, size_t done, size_t total);

#endif
