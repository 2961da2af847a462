/* SPDX-License-Identifier: GPL-2.0-only */
/* send_annotate - let the user edit each mail before it goes */
#ifndef CMD_SEND_ANNOTATE_H
#define CMD_SEND_ANNOTATE_H

#include "git/repo.h"
#include "send/mailing.h"

/*
 * For sendemail.annotate: one mail after the other in the editor, each in a
 * file of its own in git's folder, where the words stay until
 * send_drop_words(). ERR_USAGE where one comes back empty, or with other
 * headers: who gets it is decided by then, and its subject is that of the
 * commit.
 */
int send_annotate(struct repo *repo, struct arena *a, struct mailing *mailing,
		  struct err *e) MUST_CHECK;

/* The value is -1: something failed behind it, and @e says where they are. */
int send_keep_words(struct repo *repo, struct arena *a, struct err *e);

/* The mails are in a journal, words and all. */
void send_drop_words(struct repo *repo, struct arena *a,
		     const struct mailing *mailing);

#endif
