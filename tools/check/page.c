// SPDX-License-Identifier: GPL-2.0-only
#include "check/page.h"

#include <string.h>

#include "base/embed.h"
#include "check/print.h"

struct span page_of(const struct rule_entry *entry)
{
	struct span page = { 0 };

	/* tools/rules.sh has seen to it that there is one. */
	embed_find(entry->page, &page);
	return page;
}

static unsigned int name_columns(const struct rule_entry *table)
{
	size_t widest = 0;

	for (; table->rule; table++)
		if (strlen(table->rule->name) > widest)
			widest = strlen(table->rule->name);
	return (unsigned int)widest;
}

static void list_rule(const struct rule *rule, unsigned int columns,
		      struct buf *to)
{
	buf_printf(to, "  %-*s  %-7s  %s", (int)columns, rule->name,
		   severity_name(rule->severity), rule->summary);
	if (!(rule->profiles & PROFILE_NETFILTER))
		buf_add_str(to, rule->profiles ? " (--profile checkpatch)" :
						 " (--profile all)");
	buf_add_char(to, '\n');
}

void page_list(const struct rule_entry *table, const struct term *term,
	       struct buf *to)
{
	unsigned int columns = name_columns(table);
	const char *theme = "";

	for (; table->rule; table++) {
		if (strcmp(theme, table->theme)) {
			if (*theme)
				buf_add_char(to, '\n');
			theme = table->theme;
			term_style(term, to, TERM_BOLD);
			buf_add_str(to, theme);
			term_plain(term, to);
			buf_add_char(to, '\n');
		}
		list_rule(table->rule, columns, to);
	}
}
