/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * source - the files that rules of layout look at
 *
 * checkpatch.pl goes by the suffix and reads scripts and device trees as if
 * they were C. For netfilter, layout is a matter of C, and of the grammars of
 * nftables that are full of it.
 */
#ifndef CHECK_SOURCE_H
#define CHECK_SOURCE_H

#include "check/rule.h"
#include "model/cline.h"

/* The lines of report_file() have a width. */
bool source_has_width(const struct report *to);

/* They are indented by tabs. */
bool source_has_tabs(const struct report *to);

/* Call @line at each added line, w->now, of a hunk of code that is. */
void each_tabbed_line(struct report *to, const struct ctokens *new_side,
		      void (*line)(struct report *to,
				   const struct cline_walk *w));

#endif
