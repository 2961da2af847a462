/* SPDX-License-Identifier: GPL-2.0-only */
/* short_id - the cure for a commit that is named by too few digits */
#ifndef CHECK_SHORT_ID_H
#define CHECK_SHORT_ID_H

#include "check/rule.h"

/*
 * Cure the finding reported last by as many digits of @id as one should give,
 * if the tree that the patch is for knows one commit by these.
 */
void fix_short_id(struct report *to, struct span id);

#endif
