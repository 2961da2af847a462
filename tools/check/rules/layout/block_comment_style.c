// SPDX-License-Identifier: GPL-2.0-only
#include "check/source.h"

#define FIXABLE_COLUMNS	(15 * TAB_COLUMNS)

static struct span bare(const struct cline *l)
{
	return span_trim(l->text);
}

static bool begins_with_star(const struct cline *l)
{
	return span_starts(bare(l), SPAN("*"));
}

/* An added line with a comment that goes on in the next one. */
static bool opens_comment(const struct cline *l)
{
	return cline_is_added(l) &&
	       span_find(l->text, SPAN("/*")) != SIZE_MAX &&
	       !span_ends(bare(l), SPAN("*/"));
}

/* Text and then the mark, in a line that does not open the comment. */
static bool closes_behind_text(const struct cline *l)
{
	struct span text = bare(l);
	size_t open = span_find(text, SPAN("/*"));

	if (!span_ends(text, SPAN("*/")) || span_ends(text, SPAN("**/")) ||
	    text.len == 2)
		return false;
	return open == SIZE_MAX || open + 4 > text.len;
}

/* The column of the star that the next one stands below. */
static unsigned int star_column(const struct cline *l)
{
	struct span text = span_from(l->text, l->indent.len);
	size_t star = l->indent.len;

	if (span_starts(text, SPAN("/*")))
		star++;
	else if (!span_starts(text, SPAN("*")))
		star = span_rfind_char(l->text, '*');
	return columns_of(span_first(l->text, star));
}

static bool is_misaligned(const struct cline *prev, const struct cline *now)
{
	if (!begins_with_star(now) || !now->in_comment)
		return false;
	return (opens_comment(prev) ||
		(cline_is_added(prev) && begins_with_star(prev))) &&
	       star_column(prev) != columns_of(now->indent);
}

static bool ends_in_comment(const struct cline *l)
{
	return l->n && cline_tail(l)->kind == CTOKEN_COMMENT;
}

/* The lines from @first on that are of its comment, all of them added. */
static size_t count_rest(const struct ctokens *tokens, size_t first)
{
	size_t i = first;

	while (i < tokens->lines.n && cline_is_added(&tokens->lines.at[i]) &&
	       tokens->lines.at[i].in_comment)
		i++;
	return i - first;
}

static void indent(struct report *to, const struct cline *l,
		   unsigned int column, const char *behind)
{
	struct arena *a = report_arena(to);
	struct span blanks = columns_fill(a, 0, column);

	report_fix(to, l->indent, span_of(arena_printf(a, SPAN_FMT "%s",
						       SPAN_ARG(blanks),
						       behind)));
}

/* The stars below it, too, that stand where this one does. */
static void fix_column(struct report *to, const struct ctokens *tokens,
		       size_t nr, unsigned int column)
{
	const struct cline *l = &tokens->lines.at[nr];
	unsigned int wrong = columns_of(l->indent);
	size_t n = count_rest(tokens, nr);

	for (; column <= FIXABLE_COLUMNS && n--; l++)
		if (begins_with_star(l) && columns_of(l->indent) == wrong)
			indent(to, l, column, "");
}

/* A figure or a table would not be one any more: prose only. */
static bool is_prose(const struct ctokens *tokens, size_t first, size_t n)
{
	unsigned int column = columns_of(tokens->lines.at[first].indent);

	for (size_t i = first; i < first + n; i++) {
		const struct cline *l = &tokens->lines.at[i];

		if (begins_with_star(l) || cline_is_blank(l) || l->n != 1 ||
		    columns_of(l->indent) != column)
			return false;
	}
	return n && span_ends(bare(&tokens->lines.at[first + n - 1]),
			      SPAN("*/"));
}

/* All lines of the comment below the first get one. */
static void fix_stars(struct report *to, const struct ctokens *tokens,
		      size_t nr, unsigned int column)
{
	size_t n = count_rest(tokens, nr);

	if (column > FIXABLE_COLUMNS || !is_prose(tokens, nr, n))
		return;
	for (size_t i = nr; i < nr + n; i++)
		indent(to, &tokens->lines.at[i], column, "* ");
}

/* Behind a star the mark goes into a line of its own. */
static void fix_close(struct report *to, const struct cline *l)
{
	unsigned int column = columns_of(l->indent);
	struct arena *a = report_arena(to);
	struct span text = span_trim_right(l->text), rest;

	if (!l->in_comment || !begins_with_star(l) ||
	    column > FIXABLE_COLUMNS)
		return;
	rest = span_trim_right(span_first(text, text.len - 2));
	if (span_ends(rest, SPAN("*")))
		return;
	report_fix(to, span_from(text, rest.len),
		   span_of(arena_printf(a, "\n+" SPAN_FMT "*/",
					SPAN_ARG(columns_fill(a, 0, column)))));
}

/* @nr is that of @now, whose tokens these are. */
static void look(struct report *to, const struct cline_walk *w)
{
	const struct ctokens *tokens = w->tokens;
	const struct cline *prev = &w->prev, *now = &w->now;
	size_t nr = w->next_line - 1;
	bool is_below = ends_in_comment(prev);

	if (is_below && opens_comment(prev) && !begins_with_star(now)) {
		report(to, now->text, "a line of a comment without its *");
		fix_stars(to, tokens, nr, star_column(prev));
	}
	if (closes_behind_text(now)) {
		report(to, now->text, "text before the */ of a comment over lines");
		fix_close(to, now);
	}
	if (is_below && is_misaligned(prev, now)) {
		report(to, now->text, "a * at column %u below one at %u",
		       columns_of(now->indent) + 1, star_column(prev) + 1);
		fix_column(to, tokens, nr, star_column(prev));
	}
}

static void hunk(struct report *to, const struct ctokens *new_side)
{
	each_tabbed_line(to, new_side, look);
}

const struct rule rule_block_comment_style = {
	.name = "BLOCK_COMMENT_STYLE",
	.summary = "a comment over lines is not in the usual form",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
