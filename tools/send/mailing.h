/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mailing - what would be sent, to whom, before anything is
 *
 * A mailing is made of commits and settings, can be printed, checked and written
 * to files, and is all that sending needs. The steps of making one are in
 * send/making.h.
 */
#ifndef SEND_MAILING_H
#define SEND_MAILING_H

#include "base/opt.h"
#include "base/progress.h"
#include "git/range.h"
#include "model/project.h"
#include "send/mail_settings.h"
#include "send/people.h"
#include "send/sent.h"

#define MAILING_MAX	500	/* mails; a series for the list has 15 at most */

struct mailing_wish {
	const struct mail_settings *settings;	/* what git config says */
	const char *range;	/* NULL: what the upstream branch lacks */
	const char *prefix;	/* words behind PATCH; NULL: found out */
	unsigned int version;	/* 0 or 1: the first */
	struct opt_list to, cc;	/* addresses; no to: from git config, or the list */
	struct opt_list reviewers;	/* of the last version: a copy, too */
	struct span cover;	/* its text; empty: the branch's description */
	struct span change_id;	/* of b4; may be empty */
	const char *reply_to;	/* a Message-ID; NULL: a new thread */
	bool no_people;		/* nobody but those named here and in git config */
	bool with_base;		/* say which commit the series is on */
	const char *range_diff;	/* a range or revision to compare with; or NULL */
	struct progress *bar;	/* while it is made; or NULL */
	bool no_range_diff;	/* even where the last version is known */
	bool with_cover;	/* even for a single patch */
	bool no_cover;		/* even where the branch has a description */
	int64_t now;		/* seconds since 1970 */
	uint32_t salt;		/* tells the Message-IDs of one second apart */
	int offset;		/* of the zone here, minutes east of UTC */
	bool is_dated_now;	/* the mails are, as what is sent must be */
};

struct letter {
	struct span file_name;
	struct span subject;	/* as people read it, brackets and all */
	struct span id;		/* Message-ID, without <> */
	struct span commit;	/* 40 hex digits; of the cover letter empty */
	struct span bytes;	/* the mail, from its "From " line on */
	struct person_list to, cc;	/* who gets it besides */
	struct span headers;	/* more of them, each with its \n */
};

struct mailing {
	VEC(struct letter) letters;	/* the cover letter first */
	struct person_list to, cc;	/* who gets all mails */
	struct person_list bcc;		/* likewise, unseen */
	struct span from_name, from_mail;	/* who sends */
	struct span tags;		/* in the brackets, without the numbers */
	const struct project *project;	/* NULL: unknown */
	/* "nf" or "nf-next", and why, for people; NULL: not for us to say. */
	const char *tree, *tree_why;
	bool is_tree_open;		/* it is only a little likelier */
	struct sent sent;		/* what to remember of it, once sent */
};

/*
 * Make it. ERR_USAGE where the settings lack something or the list would
 * not take it: no commit, an empty one, a tag of the net trees, a log that git
 * am would cut short. Words of @wish are borrowed.
 */
int mailing_make(struct repo *repo, struct arena *a,
		 const struct mailing_wish *wish, struct mailing *out,
		 struct err *e) MUST_CHECK;

/*
 * The commits that @range means, by default (NULL) what the upstream branch
 * lacks: at least one, and fewer than MAILING_MAX, or ERR_USAGE, ERR_LIMIT.
 */
int mailing_range(struct repo *repo, struct arena *a, const char *range,
		  struct range *out, struct err *e) MUST_CHECK;

/* ERR_USAGE where only people know the tree, and none has said it. */
int mailing_check_tree(const struct mailing *mailing, struct err *e) MUST_CHECK;

/* For people: from, to, the tree, and a line a mail. */
void mailing_print(const struct mailing *mailing, struct buf *to, bool utf8);

/*
 * Remove what mailing_write() made, and with @with_dir the folder: what a
 * failure leaves behind would be in the way of the next try.
 */
void mailing_remove(const struct mailing *mailing, struct arena *a,
		    const char *dir, bool with_dir);

/*
 * Write each mail into @dir, which is made where it is missing: all or none. A
 * name that is there already is ERR_EXISTS, before anything is written.
 */
int mailing_write(const struct mailing *mailing, struct arena *a,
		  const char *dir, struct err *e) MUST_CHECK;

#endif
