/* SPDX-License-Identifier: GPL-2.0-only */
/* run - the rules over the mails of one input */
#ifndef CHECK_RUN_H
#define CHECK_RUN_H

#include "base/vec.h"
#include "check/report.h"
#include "check/select.h"

struct check_run {
	struct arena *arena;	/* for findings: as long as the mails */
	const struct selection *selection;
	size_t room;		/* findings that may still come */
	bool is_full;		/* there were more: they are lost */
};

/* LIMIT_FINDINGS for what follows. */
void check_run_init(struct check_run *run, struct arena *a,
		    const struct selection *selection);

/*
 * Read the patch out of mail->patch.mail, which is set. False where there is
 * nothing to check: no diff, and no cover letter either.
 */
bool checked_read(struct arena *a, struct checked *mail);

/*
 * Run the selected rules over each of the @n mails, then over the series that
 * they make. The findings of each are sorted.
 */
void check_run_mails(struct check_run *run, struct checked *const *mails,
		     size_t n);

#endif
