/* SPDX-License-Identifier: GPL-2.0-only */
/* commit_mail - a commit as the mail that it would be */
#ifndef SEND_COMMIT_MAIL_H
#define SEND_COMMIT_MAIL_H

#include "git/range.h"

/*
 * Commit number @i of @range as a mail in @a, with the bytes of git
 * format-patch but for the name below "-- ": numbers in the subject where there
 * is more than one commit, format.subjectPrefix, core.quotePath. At most
 * LIMIT_MAIL bytes.
 */
int commit_mail(const struct range *range, struct arena *a, size_t i,
		struct span *mail, struct err *e) MUST_CHECK;

#endif
