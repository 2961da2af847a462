/* SPDX-License-Identifier: GPL-2.0-only */
/* undo - before a command changes files: take back what a killed one left */
#ifndef CMD_UNDO_H
#define CMD_UNDO_H

#include "base/arena.h"
#include "base/term.h"

/*
 * Take back what killed ones have half made in the folder @root, which the
 * caller has locked, and tell of it on @talk.
 */
void undo_killed(struct arena *a, const char *root, const struct term *talk);

#endif
