/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * settings - what git config says of sending: sendemail.* (git-send-email(1))
 *
 * Each key is obeyed, or has no meaning here and is left alone, or is refused
 * by name: what changes who gets a mail, or what it looks like, must not be
 * passed over in silence.
 */
#ifndef SEND_SETTINGS_H
#define SEND_SETTINGS_H

#include "git/repo.h"
#include "net/smtp.h"

struct settings {
	struct smtp_server server;	/* .host NULL: use a program */
	const char *program;		/* sendmailCmd, or sendmail's path */
	struct span envelope;		/* sender; empty: the From: */
};

/*
 * Read them for the identity @identity (sendemail.identity where NULL).
 * ERR_USAGE for a key that is refused, or a value that is none of its key.
 */
int settings_read(struct repo *repo, struct arena *a, const char *identity,
		  struct settings *out, struct err *e) MUST_CHECK;

#endif
