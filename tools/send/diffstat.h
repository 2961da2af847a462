/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * diffstat - the table of changed files that stands below the --- of a patch
 *
 * As git diff --stat --summary writes it in 72 columns (git-diff(1)).
 */
#ifndef SEND_DIFFSTAT_H
#define SEND_DIFFSTAT_H

#include "base/buf.h"
#include "model/change.h"

/* A line a file, and how much it is in total. */
void diffstat_add(struct buf *to, const struct change *c);

/* What was created, deleted, renamed and given another mode. */
void diffstat_add_summary(struct buf *to, const struct change *c);

#endif
