/* SPDX-License-Identifier: GPL-2.0-only */
/* send_cover - the cover letter in the editor, kept with the branch */
#ifndef CMD_SEND_COVER_H
#define CMD_SEND_COVER_H

#include "git/repo.h"

/*
 * Let the user edit the description of the branch, which is the cover letter
 * of its series; @range are the commits, which are listed below it. ERR_USAGE
 * where HEAD is on no branch, or the text is empty: then all is as it was.
 */
int send_cover(struct repo *repo, struct arena *a, const char *range,
	       struct err *e) MUST_CHECK;

#endif
