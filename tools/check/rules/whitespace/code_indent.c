// SPDX-License-Identifier: GPL-2.0-only
#include "check/source.h"
#include "model/cline.h"

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

static void line(struct report *to, const struct diff_line *l)
{
	struct span rest = l->text, indent;
	size_t at;

	indent = span_first(l->text, span_skip_blanks(&rest));
	at = find_blanks(indent, l->text);
	if (at == SIZE_MAX || !source_has_tabs(to))
		return;
	report(to, span_from(indent, at),
	       "indented by %u columns with spaces where tabs fit",
	       columns_of(indent));
	if (columns_of(indent) <= FIXABLE_COLUMNS)
		report_fix(to, indent, columns_fill(report_arena(to), 0,
						    columns_of(indent)));
}

const struct rule rule_code_indent = {
	.name = "CODE_INDENT",
	.summary = "eight spaces, or one before a tab, in the indentation",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.line = line,
};
