/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * archive - the mails of a thread, from public-inbox or from a file
 *
 * A place is an address with %s for a Message-ID, as b4.midmask has it, whose
 * "/t.mbox.gz" is the thread (public-inbox-httpd(1)); or an mbox, or a clone of
 * an inbox, of which all mails are looked at.
 */
#ifndef SEND_ARCHIVE_H
#define SEND_ARCHIVE_H

#include "base/progress.h"
#include "net/http.h"
#include "send/thread.h"

#define ARCHIVE_LORE	"https://lore.kernel.org/netfilter-devel/%s"
#define ARCHIVE_MBOX_MAX	(64UL << 20)	/* bytes of a thread */

/*
 * The thread that the mail @id is in; @bar tells that it is looked for.
 * ERR_NOENT where the archive has no such mail, not yet say.
 */
int archive_thread(struct http *http, struct arena *a, const char *place,
		   struct span id, struct progress *bar, struct thread *out,
		   struct err *e) MUST_CHECK;

#endif
