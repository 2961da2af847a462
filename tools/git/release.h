/* SPDX-License-Identifier: GPL-2.0-only */
/* release - which commits have been released, by the tags of the kernel */
#ifndef GIT_RELEASE_H
#define GIT_RELEASE_H

#include "git/repo.h"

/*
 * Is the commit that begins with the hex digits @id in the repository, but in
 * none of the releases there, of candidates ("v6.1-rc1") not either? False
 * where it cannot be told: there is no such commit, or no release at all. What
 * is older than RELEASE_DAYS before the newest commit of HEAD counts as
 * released, for that is longer than any development takes.
 */
bool release_lacks(struct repo *repo, struct span id);

#define RELEASE_DAYS	200

#endif
