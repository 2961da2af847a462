/* SPDX-License-Identifier: GPL-2.0-only */
/* short_id - the cure for a commit that is named by too little */
#ifndef CHECK_SHORT_ID_H
#define CHECK_SHORT_ID_H

#include "check/rule.h"

/*
 * Cure the finding reported last by as many digits of @id as one should give,
 * if the tree that the patch is for knows one commit by these.
 */
void fix_short_id(struct report *to, struct span id);

/*
 * The same for an id in @line without a title: its title too, in (""), if the
 * line stays within the columns of a log.
 */
void fix_untitled_id(struct report *to, struct span id, struct span line);

#endif
