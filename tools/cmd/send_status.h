/* SPDX-License-Identifier: GPL-2.0-only */
/* send_status - the part of nfkit send that comes after sending */
#ifndef CMD_SEND_STATUS_H
#define CMD_SEND_STATUS_H

#include "cmd/command.h"
#include "git/repo.h"
#include "send/mail_settings.h"

struct status_call {
	struct repo *repo;
	const struct invocation *inv;
	const struct mail_settings *settings;
	const char *first;	/* Message-ID of the first mail; NULL: as noted */
	const char *archive;	/* NULL: by b4.midmask, or lore */
	const char *range;	/* for --trailers; NULL: what upstream lacks */
};

/* Show answers, trailers, and what Patchwork says. */
int send_status(const struct status_call *call, struct err *e) MUST_CHECK;

/* Put the trailers of answers into the commits of the branch. */
int send_trailers(const struct status_call *call, struct err *e) MUST_CHECK;

/*
 * Who answered the last version before @version that was sent from the branch,
 * appended to @out as NAME <A@B>; nobody where none was sent, or NFKIT_OFFLINE
 * is set and the archive is an address. ERR_NOENT where it has no such thread.
 */
int send_reviewers(const struct status_call *call, unsigned int version,
		   struct opt_list *out, struct err *e) MUST_CHECK;

#endif
