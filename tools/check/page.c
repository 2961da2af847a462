// SPDX-License-Identifier: GPL-2.0-only
#include "check/page.h"

#include <string.h>

#include "base/embed.h"
#include "base/limits.h"
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

#define MARGINS		13	/* of a line, and the severity */
#define NARROW		24	/* columns that a summary has at least */
#define NARROW_INDENT	6

/* On lines of its own where there is little room beside the names. */
static void add_narrow(const struct rule *rule, struct span summary,
		       unsigned int width, struct buf *to)
{
	buf_printf(to, "  %s  %s\n", rule->name,
		   severity_name(rule->severity));
	buf_add_chars(to, ' ', NARROW_INDENT);
	term_add_wrapped(to, summary, NARROW_INDENT, width);
}

static void add_wide(const struct rule *rule, struct span summary,
		     const struct term *term, unsigned int columns,
		     struct buf *to)
{
	buf_printf(to, "  %-*s  %-7s  ", (int)columns, rule->name,
		   severity_name(rule->severity));
	if (term->width_known)
		term_add_wrapped(to, summary, columns + MARGINS, term->width);
	else
		buf_add(to, summary);
}

static void list_rule(const struct rule *rule, unsigned int columns,
		      const struct term *term, struct buf *to)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	buf_add_str(&text, rule->summary);
	if (!(rule->profiles & PROFILE_NETFILTER))
		buf_add_str(&text, rule->profiles ? " (--profile checkpatch)" :
						    " (--profile all)");
	if (term->width_known && term->width < columns + MARGINS + NARROW)
		add_narrow(rule, buf_span(&text), term->width, to);
	else
		add_wide(rule, buf_span(&text), term, columns, to);
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
		list_rule(table->rule, columns, term, to);
	}
}
