/* SPDX-License-Identifier: GPL-2.0-only */
/* send_gate - nothing is sent that nfkit check calls an error */
#ifndef CMD_SEND_GATE_H
#define CMD_SEND_GATE_H

#include "cmd/command.h"
#include "send/mailing.h"

/*
 * Check the mails of @mailing and print what is found to stderr. ERR_SYNTAX
 * where a finding is an error and its rule is not among the names in @force
 * (parted by commas, any case).
 */
int send_gate(const struct mailing *mailing, struct arena *a,
	      const struct opt_list *force, const struct term *talk,
	      struct err *e) MUST_CHECK;

/*
 * Ask git's hook sendemail-validate (githooks(5)) about each mail, as git
 * send-email does, if there is one and it is another than that of nfkit check,
 * which has been asked. ERR_SYNTAX where it refuses one.
 */
int send_ask_hook(struct repo *repo, const struct mailing *mailing,
		  struct arena *a, struct err *e) MUST_CHECK;

#endif
