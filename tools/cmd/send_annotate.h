/* SPDX-License-Identifier: GPL-2.0-only */
/* send_annotate - let the user edit each mail before it goes */
#ifndef CMD_SEND_ANNOTATE_H
#define CMD_SEND_ANNOTATE_H

#include "git/repo.h"
#include "send/mailing.h"

/*
 * For sendemail.annotate: one mail after the other in the editor. ERR_USAGE
 * where one comes back empty, or with other headers: who gets it is decided by
 * then, and its subject is that of the commit.
 */
int send_annotate(struct repo *repo, struct arena *a, struct mailing *mailing,
		  struct err *e) MUST_CHECK;

#endif
