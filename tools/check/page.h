/* SPDX-License-Identifier: GPL-2.0-only */
/* page - the pages of the rules, and the list of them */
#ifndef CHECK_PAGE_H
#define CHECK_PAGE_H

#include "base/term.h"
#include "check/rules.h"

/* The page of a rule, as it stands in the tree. */
struct span page_of(const struct rule_entry *entry);

/* A line for each rule of @table: name, level, profiles, summary. */
void page_list(const struct rule_entry *table, const struct term *term,
	       struct buf *to);

#endif
