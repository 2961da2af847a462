/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * ctoken_check - what holds for the tokens of any hunk
 *
 * ctokens_broken() gives NULL, or the name of what does not hold: tokens lie
 * in their lines one after the other, and each byte of the side that is no
 * white space (nor the backslash that joins two lines) is in one of them.
 */
#ifndef UNIT_CTOKEN_CHECK_H
#define UNIT_CTOKEN_CHECK_H

#include "model/ctoken.h"

static inline bool all_word_chars(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!char_is_word(s.p[i]))
			return false;
	return true;
}

static inline bool ctoken_looks_right(const struct ctoken *t)
{
	char first = t->text.p[0], last = t->text.p[t->text.len - 1];

	if (t->kind != CTOKEN_STRING &&
	    (char_is_space(first) || char_is_space(last)))
		return false;
	switch (t->kind) {
	case CTOKEN_IDENT:
		return all_word_chars(t->text) && !char_is_digit(first);
	case CTOKEN_NUMBER:
		return char_is_digit(first) ||
		       (first == '.' && t->text.len > 1);
	case CTOKEN_CHAR:
		return last == '\'' && t->text.len > 1;
	case CTOKEN_PUNCT:
		return t->text.len <= 3 && !char_is_alnum(first);
	case CTOKEN_DIRECTIVE:
		return first == '#' && t->in_macro;
	default:
		return true;
	}
}

/* Only white space, and a last backslash if @at_end. */
static inline bool is_gap(struct span gap, bool at_end)
{
	gap = span_trim(gap);
	return !gap.len || (at_end && span_eq(gap, SPAN("\\")));
}

static inline bool ctoken_on_side(const struct diff_line *l,
				  enum diff_side side)
{
	return l->kind !=
	       (side == DIFF_NEW ? DIFF_REMOVED : DIFF_ADDED);
}

static inline const char *ctokens_broken(const struct hunk *h,
					 enum diff_side side,
					 const struct ctokens *out)
{
	size_t n = 0;

	for (size_t i = 0; i < h->lines.n; i++) {
		const struct diff_line *l = &h->lines.at[i];
		struct span rest = l->text;
		bool starts_line = true;

		if (!ctoken_on_side(l, side))
			continue;
		for (; n < out->list.n && out->list.at[n].line == l; n++) {
			const struct ctoken *t = &out->list.at[n];
			size_t start = (size_t)(t->text.p - rest.p);

			if (!t->text.len || !span_within(t->text, rest))
				return "place of a token";
			if (!is_gap(span_first(rest, start), false))
				return "bytes between tokens";
			if (t->starts_line != starts_line ||
			    t->added != (l->kind != DIFF_CONTEXT))
				return "line of a token";
			if (!ctoken_looks_right(t))
				return "kind of a token";
			rest = span_from(rest, start + t->text.len);
			starts_line = false;
		}
		if (!is_gap(rest, true))
			return "bytes behind the last token";
	}
	return n == out->list.n ? NULL : "order of tokens";
}

#endif
