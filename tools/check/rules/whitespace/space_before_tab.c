// SPDX-License-Identifier: GPL-2.0-only
#include "check/source.h"

#define FIXABLE_COLUMNS	(16 * TAB_COLUMNS)

/* All the blanks and tabs around @at become tabs, up to the same column. */
static void fix(struct report *to, struct span text, size_t at)
{
	size_t end = at;
	unsigned int from, until;

	while (at && char_is_space(text.p[at - 1]))
		at--;
	while (end < text.len && char_is_space(text.p[end]))
		end++;
	from = columns_of(span_first(text, at));
	until = columns_of(span_first(text, end));
	/* What is in a string has to stay. */
	if (end == text.len || until > FIXABLE_COLUMNS ||
	    span_find_char(span_first(text, at), '"') != SIZE_MAX)
		return;
	report_fix(to, span_first(span_from(text, at), end - at),
		   columns_fill(report_arena(to), from, until));
}

/* From @at on. Lines have fewer tabs than blanks. */
static size_t find_pair(struct span text, size_t at)
{
	for (; at < text.len; at++) {
		size_t next = span_find_char(span_from(text, at), '\t');

		if (next == SIZE_MAX)
			break;
		at += next;
		if (at && text.p[at - 1] == ' ')
			return at - 1;
	}
	return SIZE_MAX;
}

static void line(struct report *to, const struct cline_walk *w)
{
	const struct cline *l = &w->now;
	const struct ctoken *piece = cline_string_piece(l);
	size_t at, start = 0;

	if (piece && report_profile(to) != PROFILE_CHECKPATCH)
		start = piece->text.len + 1;
	at = find_pair(l->text, start);
	if (at == SIZE_MAX)
		return;
	report(to, span_first(span_from(l->text, at), 2),
	       "a space before a tab");
	if (!piece)
		fix(to, l->text, at);
}

static void hunk(struct report *to, const struct ctokens *new_side)
{
	each_tabbed_line(to, new_side, line);
}

const struct rule rule_space_before_tab = {
	.name = "SPACE_BEFORE_TAB",
	.summary = "a space stands before a tab",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
