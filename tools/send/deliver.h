/* SPDX-License-Identifier: GPL-2.0-only */
/* deliver - send what a journal has, and note what becomes of it */
#ifndef SEND_DELIVER_H
#define SEND_DELIVER_H

#include "send/journal.h"
#include "send/mail_settings.h"

struct delivery {
	struct journal *journal;
	const struct mail_settings *settings;
	/* Is told of each mail as it is done with; @said is the reply. */
	void (*tell)(void *context, const struct journal_mail *mail,
		     const char *said);
	/* A server is told the next one, when so many of so many are done. */
	void (*step)(void *context, size_t done, size_t total);
	void *context;
	bool is_login_refused;	/* set where that is why it failed */
	size_t refused;		/* recipients of mails that others got */
};

/*
 * Send each mail that was not accepted yet, in order; the journal stays for the
 * caller to remove, when all that depends on it is done. It stops at the first
 * that is not: ERR_NET, and the journal says why. A recipient that is refused
 * while others are not is told of, and hinders no other.
 */
int deliver(struct delivery *d, struct err *e) MUST_CHECK;

#endif
