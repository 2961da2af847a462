/* SPDX-License-Identifier: GPL-2.0-only */
/* functions - which function a line is in, for rules that need its name */
#ifndef CHECK_FUNCTIONS_H
#define CHECK_FUNCTIONS_H

#include "check/rule.h"
#include "model/cread.h"

/*
 * Call @line for each added line with the name of the function that it is in:
 * the one that the hunk's header names, then those that the patch begins.
 * Not for lines of which that is not known.
 */
void each_line_in_function(struct report *to, const struct ctokens *tokens,
			   void (*line)(struct report *to, struct cread line,
					struct span function));

#endif
