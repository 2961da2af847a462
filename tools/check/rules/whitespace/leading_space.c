// SPDX-License-Identifier: GPL-2.0-only
#include "check/source.h"
#include "model/words.h"

static size_t count_blanks(struct span text)
{
	size_t n = 0;

	while (n < text.len && text.p[n] == ' ')
		n++;
	return n;
}

/* "label:", which may hang. */
static bool is_label(struct span text)
{
	size_t n = word_len(text);

	return n && !char_is_digit(text.p[0]) && n < text.len &&
	       text.p[n] == ':';
}

/* The blanks are right in a comment or a string, and before a "#". */
static bool may_begin_with_blanks(const struct report *to,
				  const struct cline *l, struct span behind)
{
	const struct ctoken *head = cline_head(l);

	if (l->in_comment || is_label(behind) ||
	    span_starts(behind, SPAN("#")))
		return true;
	if (cline_string_piece(l))
		return report_profile(to) != PROFILE_CHECKPATCH;
	return head && head->kind == CTOKEN_COMMENT &&
	       head->text.p == behind.p;
}

static void line(struct report *to, const struct cline_walk *w)
{
	const struct cline *l = &w->now;
	size_t n = count_blanks(l->text);

	if (n && !may_begin_with_blanks(to, l, span_from(l->text, n)))
		report(to, span_first(l->text, n),
		       "begins with %zu space%s, want tabs", n,
		       n > 1 ? "s" : "");
}

static void hunk(struct report *to, const struct ctokens *new_side)
{
	each_tabbed_line(to, new_side, line);
}

const struct rule rule_leading_space = {
	.name = "LEADING_SPACE",
	.summary = "a line begins with a space",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
