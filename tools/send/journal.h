/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * journal - what became of each mail, so that none is sent twice
 *
 * A folder in the repository's git directory holds the mails of one sending,
 * with their bytes as they go out, and a file "journal" to which a line is
 * added before and after each step. All are synced before the next mail is on
 * its way; where power fails before that, the mail counts as lost:
 *
 *	to ADDRESS
 *	from ADDRESS
 *	series FIELDS		as in sent.h, to be noted there at the end
 *	mail NR FILE
 *	also NR ADDRESS		gets this mail besides
 *	begin NR		its first byte may be on the way
 *	accepted NR REPLY
 *	partly NR REPLY		some recipients were refused
 *	refused NR REPLY	or was not sent for another reason
 *	lost NR			the connection broke before the answer
 *
 * A mail whose last line is "begin" was cut off like "lost". The folder goes
 * when all mails were accepted. Who begins a journal, or reads one to go on,
 * holds the lock of the repository (send_lock()).
 */
#ifndef SEND_JOURNAL_H
#define SEND_JOURNAL_H

#include "base/vec.h"
#include "send/mailing.h"

enum journal_state {
	JOURNAL_WAITING,	/* not begun, or refused: can be sent */
	JOURNAL_LOST,		/* nobody knows */
	JOURNAL_ACCEPTED,
};

struct journal_mail {
	enum journal_state state;
	struct span file_name;
	struct span bytes;	/* from its "From " line on */
	struct span reply;	/* the last one; may be empty */
	struct person_list to;	/* addresses beside those of the journal */
};

struct journal {
	struct arena *arena;
	const char *dir;
	struct span from;		/* of the envelope */
	struct sent sent;		/* .id empty: an older nfkit wrote it */
	struct person_list to;		/* addresses of all mails */
	VEC(struct journal_mail) mails;
};

/*
 * Begin one for @mailing in the git directory @git_dir. ERR_EXISTS where one
 * is unfinished there. @from is the bare address of the envelope's sender.
 */
int journal_begin(struct journal *j, struct arena *a, const char *git_dir,
		  const struct mailing *mailing, struct span from,
		  struct err *e) MUST_CHECK;

/* Read the unfinished one. ERR_NOENT where there is none. */
int journal_read(struct journal *j, struct arena *a, const char *git_dir,
		 struct err *e) MUST_CHECK;

/* Add a line for mail @i: "begin", "accepted" ... @reply may be empty. */
int journal_note(struct journal *j, size_t i, const char *word,
		 struct span reply, struct err *e) MUST_CHECK;

/* Remove it, finished or not. */
int journal_remove(const struct journal *j, struct err *e) MUST_CHECK;

#endif
