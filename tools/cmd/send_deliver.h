/* SPDX-License-Identifier: GPL-2.0-only */
/* send_deliver - the part of nfkit send that really sends */
#ifndef CMD_SEND_DELIVER_H
#define CMD_SEND_DELIVER_H

#include "cmd/command.h"
#include "send/mailing.h"

/* What to do with a mail whose answer was lost. */
enum lost_choice {
	LOST_ASK,	/* at the terminal; else it is an error */
	LOST_SENT,	/* take it as sent */
	LOST_AGAIN,	/* send it again */
};

struct send_call {
	struct repo *repo;
	struct arena *arena;
	enum lost_choice lost;
	const struct term *talk;
};

/*
 * Keep all others that would send from this repository, or write mails of it,
 * out until @fd is closed: ERR_EXISTS where another nfkit is at it.
 */
int send_lock(const struct send_call *call, int *fd, struct err *e) MUST_CHECK;

/*
 * What send_deliver() depends on, before the user is asked for words; @s is of
 * mail_settings_read(). ERR_EXISTS where this version of these commits was sent
 * already, unless the prefix says RESEND.
 */
int send_may_deliver(const struct send_call *call,
		     const struct mailing *mailing, struct mail_settings *s,
		     struct err *e) MUST_CHECK;

/* Send all mails of @mailing, which may be, under a new journal. */
int send_deliver(const struct send_call *call, const struct mailing *mailing,
		 struct mail_settings *s, struct err *e) MUST_CHECK;

/* Go on with the unfinished sending. */
int send_resume(const struct send_call *call, struct mail_settings *s,
		struct err *e) MUST_CHECK;

/* Forget the unfinished sending; says what was sent of it. */
int send_abandon(const struct send_call *call, struct err *e) MUST_CHECK;

#endif
