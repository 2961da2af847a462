// SPDX-License-Identifier: GPL-2.0-only
#include "base/span.h"

#include <string.h>

bool span_eq_nocase(struct span a, struct span b)
{
	return a.len == b.len && span_starts_nocase(a, b);
}

bool span_starts_nocase(struct span s, struct span prefix)
{
	if (s.len < prefix.len)
		return false;
	for (size_t i = 0; i < prefix.len; i++)
		if (char_lower(s.p[i]) != char_lower(prefix.p[i]))
			return false;
	return true;
}

int span_cmp(struct span a, struct span b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len ? memcmp(a.p, b.p, len) : 0;

	if (order)
		return order;
	return a.len < b.len ? -1 : a.len > b.len;
}

int span_cmp_nocase(struct span a, struct span b)
{
	for (size_t i = 0; i < a.len && i < b.len; i++) {
		int order = (unsigned char)char_lower(a.p[i]) -
			    (unsigned char)char_lower(b.p[i]);

		if (order)
			return order;
	}
	return a.len != b.len ? (a.len < b.len ? -1 : 1) : span_cmp(a, b);
}

bool span_within(struct span part, struct span whole)
{
	uintptr_t start = (uintptr_t)whole.p, at = (uintptr_t)part.p;

	return at >= start && at - start <= whole.len &&
	       part.len <= whole.len - (at - start);
}

/*
 * By the first byte, which memchr() finds quickly: faster than memmem() where
 * the needle is a word, but for a long one it could take the product of both.
 */
#define NEEDLE_WORD	32

static size_t find_word(struct span s, struct span needle)
{
	const char *at = s.p, *last = s.p + (s.len - needle.len);
	size_t end = needle.len - 1;

	while ((at = memchr(at, needle.p[0], (size_t)(last - at) + 1))) {
		/* Most that begin so end otherwise. */
		if (at[end] == needle.p[end] &&
		    !memcmp(at, needle.p, needle.len))
			return (size_t)(at - s.p);
		if (at++ == last)
			break;
	}
	return SIZE_MAX;
}

size_t span_find(struct span s, struct span needle)
{
	const char *at;

	if (!needle.len)
		return 0;
	if (s.len < needle.len)
		return SIZE_MAX;
	if (needle.len <= NEEDLE_WORD)
		return find_word(s, needle);
	at = memmem(s.p, s.len, needle.p, needle.len);
	return at ? (size_t)(at - s.p) : SIZE_MAX;
}

/* The first @c at @from or behind it; s.len where there is none. */
static size_t next_char(struct span s, size_t from, char c)
{
	size_t at = span_find_char(span_from(s, from), c);

	return at == SIZE_MAX ? s.len : from + at;
}

/* By the first letter too, of which each case is looked for once. */
size_t span_find_nocase(struct span s, struct span needle)
{
	size_t lower, upper, end = needle.len - 1;
	char first, last;

	if (!needle.len)
		return 0;
	if (s.len < needle.len)
		return SIZE_MAX;
	first = char_lower(needle.p[0]);
	last = char_lower(needle.p[end]);
	/* What begins there must have its end in @s, too. */
	s.len -= end;
	lower = next_char(s, 0, first);
	upper = char_upper(first) == first ? s.len :
					     next_char(s, 0, char_upper(first));
	while (lower < s.len || upper < s.len) {
		size_t at = lower < upper ? lower : upper;

		if (char_lower(s.p[at + end]) == last &&
		    span_starts_nocase((struct span){ s.p + at, needle.len },
				       needle))
			return at;
		if (at == lower)
			lower = next_char(s, at + 1, first);
		else
			upper = next_char(s, at + 1, char_upper(first));
	}
	return SIZE_MAX;
}

size_t span_rfind_char(struct span s, char c)
{
	const char *at = s.len ? memrchr(s.p, c, s.len) : NULL;

	return at ? (size_t)(at - s.p) : SIZE_MAX;
}

bool span_skip_nocase(struct span *cursor, struct span prefix)
{
	if (!span_starts_nocase(*cursor, prefix))
		return false;
	*cursor = span_from(*cursor, prefix.len);
	return true;
}

size_t span_skip_blanks(struct span *cursor)
{
	size_t n = 0;

	while (n < cursor->len && (cursor->p[n] == ' ' || cursor->p[n] == '\t'))
		n++;
	*cursor = span_from(*cursor, n);
	return n;
}

bool span_next_word(struct span *cursor, struct span *word)
{
	struct span rest = span_trim_left(*cursor);
	size_t n = 0;

	if (!rest.len)
		return false;
	while (n < rest.len && !char_is_space(rest.p[n]))
		n++;
	*word = span_first(rest, n);
	*cursor = span_from(rest, n);
	return true;
}

static int digit_value(char c)
{
	if (char_is_digit(c))
		return c - '0';
	if (char_is_xdigit(c))
		return char_lower(c) - 'a' + 10;
	return 16;
}

bool span_next_number(struct span *cursor, int base, uint64_t max,
		      uint64_t *value)
{
	uint64_t n = 0;
	size_t i;

	for (i = 0; i < cursor->len; i++) {
		int digit = digit_value(cursor->p[i]);

		if (digit >= base)
			break;
		if (n > (max - (uint64_t)digit) / (uint64_t)base ||
		    (uint64_t)digit > max)
			return false;
		n = n * (uint64_t)base + (uint64_t)digit;
	}
	if (!i)
		return false;
	*value = n;
	*cursor = span_from(*cursor, i);
	return true;
}

bool span_number(struct span s, int base, uint64_t max, uint64_t *value)
{
	uint64_t n;

	if (!span_next_number(&s, base, max, &n) || s.len)
		return false;
	*value = n;
	return true;
}

