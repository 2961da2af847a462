// SPDX-License-Identifier: GPL-2.0-only
#include "check/spelling.h"

/* The place in the alphabet of tools/spelling.sh, from 1; 0 outside of it. */
static unsigned int letter(char c)
{
	c = char_lower(c);
	if (c >= 'a' && c <= 'z')
		return (unsigned int)(c - 'a') + 1;
	return c == '\'' ? 27 : c == '-' ? 28 : 0;
}

/* False where a byte of it is in no word of the list. */
static bool spelling_hash(struct span word, uint32_t *hash)
{
	uint32_t h = 0;

	if (word.len > SPELLING_MAX)
		return false;
	for (size_t i = 0; i < word.len; i++) {
		unsigned int at = letter(word.p[i]);

		if (!at)
			return false;
		h = h * 31 + at;
	}
	*hash = h;
	return true;
}

const struct misspelling *spelling_find(struct span word)
{
	uint32_t bucket;

	if (!spelling_hash(word, &bucket))
		return NULL;
	bucket %= SPELLING_BUCKETS;
	for (unsigned int i = spelling_first[bucket];
	     i < spelling_first[bucket + 1]; i++)
		if (span_eq_nocase(span_of(spelling_table[i].wrong), word))
			return &spelling_table[i];
	return NULL;
}

static bool is_part(char c)
{
	return char_is_word(c) || c == '-' || c == '\'' || c == '`';
}

const struct misspelling *spelling_next(struct span text, size_t *at,
					struct span *word)
{
	const struct misspelling *found = NULL;
	size_t i = *at;

	while (i < text.len && !found) {
		size_t start;

		while (i < text.len && !is_part(text.p[i]))
			i++;
		start = i;
		while (i < text.len && is_part(text.p[i]))
			i++;
		*word = span_first(span_from(text, start), i - start);
		found = spelling_find(*word);
	}
	*at = i;
	return found;
}
