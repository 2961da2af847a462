/* SPDX-License-Identifier: GPL-2.0-only */
/* run - the rules over one mail, or over a series */
#ifndef CHECK_RUN_H
#define CHECK_RUN_H

#include "check/report.h"
#include "check/select.h"

/*
 * Read the patch out of mail->patch.mail, which is set, as is mail->arena.
 * False where there is nothing to check: no diff, and no cover letter either.
 */
bool checked_read(struct checked *mail);

/* Run the selected rules over a mail: all but those on series. */
void check_mail(const struct selection *selection, struct checked *mail);

/*
 * When all rules have seen a mail, the series it is in too: silence what it
 * answers itself, see silence.h.
 */
void check_finish(const struct selection *selection, struct checked *mail);

/* Run those on series; all patches of @series are in a struct checked. */
void check_series(const struct selection *selection, const struct series *series);

/*
 * All of the above for @n mails that are read: each by itself, then the series
 * that they make. Findings are sorted. For what does not come as a stream.
 */
void check_mails(const struct selection *selection,
		 struct checked *const *mails, size_t n);

#endif
