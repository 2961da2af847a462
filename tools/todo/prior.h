/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * prior - what was tried before, and what became of it
 *
 * A local clone of the list's archive (public-inbox) is indexed once, in
 * $XDG_CACHE_HOME/nfkit/prior, and from then on only what is new. Patches are
 * found by the words of their subject, log, author and files.
 *
 * An attempt counts as applied where a maintainer sent it on (its body begins
 * with a From: that is not the sender's), or where a reply to it, or to the
 * first mail of its thread, has a line that begins so: "Applied", "Series
 * applied", "Pushed", "Queued", "Merged".
 */
#ifndef TODO_PRIOR_H
#define TODO_PRIOR_H

#include "base/progress.h"
#include "db/mail_index.h"
#include "model/mail.h"

/*
 * Open the index of the archive at @dir, up to date; @bar tells how far that
 * is. ERR_NOENT where there is no archive. The caller closes *@out.
 */
int prior_open(struct arena *a, const char *dir, struct progress *bar,
	       struct mail_index **out, struct err *e) MUST_CHECK;

/* What the index is told of a mail. Borrows from @m and @a. */
void prior_row(struct arena *a, const struct mail *m, struct mail_row *out);

#endif
