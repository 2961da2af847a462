// SPDX-License-Identifier: GPL-2.0-only
#include "check/source.h"
#include "model/cline.h"

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

static void look(struct report *to, const struct cline *prev,
		 const struct cline *now)
{
	bool is_below = ends_in_comment(prev);

	if (is_below && opens_comment(prev) && !begins_with_star(now))
		report(to, now->text, "a line of a comment without its *");
	if (closes_behind_text(now))
		report(to, now->text, "text before the */ of a comment over lines");
	if (is_below && is_misaligned(prev, now))
		report(to, now->text, "a * at column %u below one at %u",
		       columns_of(now->indent) + 1, star_column(prev) + 1);
}

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *new_side)
{
	struct cline_walk w;

	if (!source_has_tabs(to, f))
		return;
	cline_walk(&w, h, new_side);
	while (cline_next(&w))
		if (cline_is_added(&w.now))
			look(to, &w.prev, &w.now);
}

const struct rule rule_block_comment_style = {
	.name = "BLOCK_COMMENT_STYLE",
	.summary = "a comment over lines is not in the usual form",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
