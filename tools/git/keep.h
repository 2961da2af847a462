/* SPDX-License-Identifier: GPL-2.0-only */
/* keep - references that keep commits, which nfkit still needs, alive */
#ifndef GIT_KEEP_H
#define GIT_KEEP_H

#include "git/repo.h"

/*
 * Let refs/nfkit/NAME point to the commit @id (40 digits), whatever it was
 * before. ERR_SYNTAX where git takes no such name. The caller sees to it that
 * nobody does the same meanwhile: so a lock that is there is one that a killed
 * nfkit left behind, and is taken away.
 */
int repo_keep(struct repo *repo, struct arena *a, const char *name,
	      const char *id, struct err *e) MUST_CHECK;

#endif
