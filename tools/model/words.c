// SPDX-License-Identifier: GPL-2.0-only
#include "model/words.h"

size_t word_len(struct span s)
{
	size_t n = 0;

	while (n < s.len && char_is_word(s.p[n]))
		n++;
	return n;
}

size_t hex_len(struct span s)
{
	size_t n = 0;

	while (n < s.len && char_is_xdigit(s.p[n]))
		n++;
	return n;
}

static bool is_word_at(struct span s, size_t at)
{
	return at < s.len && char_is_word(s.p[at]);
}

size_t word_find(struct span s, struct span word)
{
	size_t at = 0;

	for (;;) {
		size_t next = span_find_nocase(span_from(s, at), word);

		if (next == SIZE_MAX)
			return SIZE_MAX;
		at += next;
		if ((!at || !is_word_at(s, at - 1)) &&
		    !is_word_at(s, at + word.len))
			return at;
		at++;
	}
}

size_t parens_len(struct span s)
{
	size_t open = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == '(')
			open++;
		else if (s.p[i] == ')' && open && !--open)
			return i + 1;
		if (!open)
			break;
	}
	return 0;
}
