/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * archive - the mails of a thread, from public-inbox or from a file
 *
 * A place is an address with %s for a Message-ID, as b4.midmask has it, whose
 * "/t.mbox.gz" is the thread (public-inbox-httpd(1)); or an mbox, which may be
 * compressed like that, or a clone of an inbox, of which all mails are looked
 * at.
 */
#ifndef SEND_ARCHIVE_H
#define SEND_ARCHIVE_H

#include "base/progress.h"
#include "net/http.h"
#include "send/thread.h"

#define ARCHIVE_LORE	"https://lore.kernel.org/netfilter-devel/%s"
#define ARCHIVE_MBOX_MAX	(64UL << 20)	/* bytes of a thread */

struct archive {
	const char *place;
	struct http *http;	/* for an address */
	struct progress *bar;	/* begun; tells that a thread is looked for */
};

/* Is the place an address, so that a server would be asked? */
bool archive_is_remote(const char *place);

/*
 * The thread that the mail @id, a Message-ID without <>, is in, in @a.
 * ERR_NOENT where the archive has no such mail, not yet say; ERR_USAGE where the
 * place is none.
 */
int archive_thread(const struct archive *from, struct arena *a,
		   struct span id, struct thread *out,
		   struct err *e) MUST_CHECK;

#endif
