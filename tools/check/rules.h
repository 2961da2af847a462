/* SPDX-License-Identifier: GPL-2.0-only */
/* rules - the table of all rules, made by tools/rules.sh from their files */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

#include "check/rule.h"

struct rule_entry {
	const struct rule *rule;
	const char *theme;	/* the folder: mail, message, diff, ... */
	const char *page;	/* its page's path, for embed_find() */
};

/* In the order of their files; ends with a row without a rule. */
extern const struct rule_entry rule_table[];
extern const size_t rule_table_n;

#endif
