/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * making - the steps that make a mailing, in their order
 *
 * Each is a file mailing_*.c, reads what those before it have filled in, and
 * leaves an error of mailing_make() where it fails.
 */
#ifndef SEND_MAKING_H
#define SEND_MAKING_H

#include "model/change.h"
#include "send/aliases.h"
#include "send/mailing.h"
#include "send/sent.h"

struct making {
	struct repo *repo;
	struct arena *arena;
	const struct mailing_wish *wish;
	const struct mail_settings *settings;	/* those of the wish */
	struct mailing *mailing;
	struct range range;
	const struct change **changes;	/* as many as range.commits.n */
	struct span parent;		/* of all commits; empty: none */
	struct span base, signature;
	struct span branch;		/* that HEAD is on; empty: none */
	const struct sent *before;	/* the last version; NULL: none known */
	struct aliases aliases;
	struct span range_diff;		/* to .before, with a title; empty: none */
};

/*
 * The commits that the wish means, without those of b4 that are no patch, and
 * what they change. ERR_USAGE where one changes nothing, or has a log or a note
 * that git am would cut short.
 */
int making_read_changes(struct making *m, struct err *e) MUST_CHECK;

/* Which branch this is, and which version of it was sent before. */
int making_find_before(struct making *m, struct err *e) MUST_CHECK;

/*
 * Which project and tree it is for, and the tags that say so: by options and
 * settings, the version before, the remote, the files and what they say.
 */
int making_find_tags(struct making *m, struct err *e) MUST_CHECK;

/* Who sends: sendemail.from, or whom git takes for the author. */
int making_find_sender(struct making *m, struct err *e) MUST_CHECK;

/* Who gets all mails, by options, settings and MAINTAINERS. */
int making_find_recipients(struct making *m, struct err *e) MUST_CHECK;

/*
 * The part of that about MAINTAINERS, if the series is for the kernel and its
 * tree has such a file: in To: the list of netfilter, in Cc: the maintainers,
 * reviewers and other lists of all entries that the series touches, nobody
 * twice. Left out is who looks after everything, and, where netfilter's list
 * gets it, networking as a whole: netfilter's maintainers send it on.
 * ERR_USAGE where the file names somebody by no address.
 */
int making_add_maintainers(struct making *m, struct err *e) MUST_CHECK;

/* b4.email-exclude: patterns of addresses that never get a mail. */
bool making_excludes(const struct making *m, struct span person);

/* What changed since the version before, or since what the wish names. */
int making_compare(struct making *m, struct err *e) MUST_CHECK;

/* The letters: the cover letter, if there is to be one, and each patch. */
int making_write_letters(struct making *m, struct err *e) MUST_CHECK;

/*
 * Who gets the mail @l besides: those that the words of its commit @c (NULL:
 * the cover letter) name, and whom the programs of the settings name when they
 * see its bytes.
 */
int making_find_copies(struct making *m, struct letter *l,
		       const struct change *c, struct err *e) MUST_CHECK;

/* Whether a program of the settings must see the mail for that. */
bool making_asks_programs(const struct making *m);

#endif
