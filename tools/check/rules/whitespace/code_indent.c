// SPDX-License-Identifier: GPL-2.0-only
#include "check/source.h"

#define FIXABLE_COLUMNS	(16 * TAB_COLUMNS)

/* Where blanks stand in the indentation that should be a tab. */
static size_t find_blanks(struct span indent, struct span line)
{
	size_t tab;

	/* Most have none at all. */
	if (span_find_char(indent, ' ') == SIZE_MAX)
		return SIZE_MAX;
	tab = span_find(indent, SPAN(" \t"));
	if (tab != SIZE_MAX && indent.len < span_trim_right(line).len)
		return tab;
	return span_find(indent, SPAN("        "));
}

static void line(struct report *to, const struct cline_walk *w)
{
	const struct cline *l = &w->now;
	size_t at = find_blanks(l->indent, l->text);

	/* For checkpatch.pl the blanks in a string indent it, too. */
	if (at == SIZE_MAX || (report_profile(to) != PROFILE_CHECKPATCH &&
			       cline_string_piece(l)))
		return;
	report(to, span_from(l->indent, at),
	       "indented by %u columns with spaces where tabs fit",
	       columns_of(l->indent));
	if (columns_of(l->indent) <= FIXABLE_COLUMNS && !cline_string_piece(l))
		report_fix(to, l->indent, columns_fill(report_arena(to), 0,
						       columns_of(l->indent)));
}

static void hunk(struct report *to, const struct ctokens *new_side)
{
	each_tabbed_line(to, new_side, line);
}

const struct rule rule_code_indent = {
	.name = "CODE_INDENT",
	.summary = "eight spaces, or one before a tab, in the indentation",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
