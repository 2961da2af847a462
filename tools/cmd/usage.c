// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/usage.h"

/* FILE.so is one word, but what "..." follows ends before it. */
static bool is_in_word(struct span text, size_t at)
{
	char c = text.p[at];

	return char_is_alnum(c) || c == '-' ||
	       (c == '.' && at + 1 < text.len && char_is_alpha(text.p[at + 1]));
}

static struct span cut(struct span *rest, bool in_word)
{
	struct span start = *rest;
	size_t n = 0;

	while (n < start.len && is_in_word(start, n) == in_word)
		n++;
	*rest = span_from(start, n);
	return span_first(start, n);
}

bool usage_next(struct span *rest, struct usage_word *out)
{
	if (!rest->len)
		return false;
	out->before = cut(rest, false);
	out->text = cut(rest, true);
	out->kind = USAGE_LITERAL;
	if (out->text.len && char_is_upper(out->text.p[0]))
		out->kind = USAGE_PLACEHOLDER;
	else if (span_starts(out->text, SPAN("-")))
		out->kind = USAGE_OPTION;
	return true;
}
