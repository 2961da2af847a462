// SPDX-License-Identifier: GPL-2.0-only
#include "check/page.h"

#include <string.h>

#include "base/embed.h"
#include "base/limits.h"
#include "base/rows.h"
#include "check/print.h"

struct span page_of(const struct rule_entry *entry)
{
	struct span page = { 0 };

	/* tools/rules.sh has seen to it that there is one. */
	embed_find(entry->page, &page);
	return page;
}

static struct row row_of(const struct rule *rule, struct buf *text)
{
	buf_clear(text);
	buf_add_str(text, rule->summary);
	if (!(rule->profiles & PROFILE_NETFILTER))
		buf_add_str(text, rule->profiles ? " (--profile checkpatch)" :
						   " (--profile all)");
	return (struct row){
		.cells = {
			span_of(rule->name),
			span_of(severity_name(rule->severity)),
		},
		.text = buf_span(text),
	};
}

void page_list(const struct rule_entry *table, const struct term *term,
	       struct buf *to)
{
	struct rows rows = { .indent = 2 };
	CLEANUP_BUF struct buf text;
	const char *theme = "";
	struct row row;

	buf_init(&text, LIMIT_TEXT);
	for (const struct rule_entry *t = table; t->rule; t++) {
		row = row_of(t->rule, &text);
		rows_measure(&rows, &row);
	}
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
		row = row_of(table->rule, &text);
		rows_add(&rows, &row, term, to);
	}
}
