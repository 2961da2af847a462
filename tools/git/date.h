/* SPDX-License-Identifier: GPL-2.0-only */
/* date - a point in time as git is told of it */
#ifndef GIT_DATE_H
#define GIT_DATE_H

#include <stdint.h>

#include "base/span.h"

/*
 * Read what git takes in GIT_AUTHOR_DATE: seconds since 1970, were it behind an
 * '@', "Fri, 2 Jan 2026 03:04:05 +0100" of a mail, "2026-01-02T03:04:05Z" or
 * with a blank for the T, and what git log prints. Where no zone stands behind
 * it, it is the local one. *@offset is in minutes east of UTC. False for all
 * else; git guesses more of them.
 */
bool date_read(struct span text, int64_t *time, int *offset);

#endif
