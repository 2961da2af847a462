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

static bool is_spelling(const char *wrong, struct span word)
{
	return word.len && char_lower(wrong[0]) == char_lower(word.p[0]) &&
	       span_eq_nocase(span_of(wrong), word);
}

const struct misspelling *spelling_find(struct span word)
{
	uint32_t bucket;

	if (!spelling_hash(word, &bucket))
		return NULL;
	bucket %= SPELLING_BUCKETS;
	for (unsigned int i = spelling_first[bucket];
	     i < spelling_first[bucket + 1]; i++)
		if (is_spelling(spelling_table[i].wrong, word))
			return &spelling_table[i];
	return NULL;
}

static bool is_part(char c)
{
	return char_is_word(c) || c == '-' || c == '\'' || c == '`';
}

bool spelling_next_word(struct span text, size_t *at, struct span *word)
{
	size_t start = *at, end;

	while (start < text.len && !is_part(text.p[start]))
		start++;
	end = start;
	while (end < text.len && is_part(text.p[end]))
		end++;
	*word = span_first(span_from(text, start), end - start);
	*at = end;
	return word->len;
}

struct node {
	struct misspelling row;
	struct node *next;
};

struct spelling_list {
	struct node *buckets[SPELLING_BUCKETS];
};

static void add(struct arena *a, struct spelling_list *list, struct span wrong,
		struct span right)
{
	struct node *node;
	uint32_t hash;

	if (!wrong.len || !right.len || !spelling_hash(wrong, &hash))
		return;
	node = ARENA_NEW(a, struct node);
	node->row.wrong = arena_str(a, wrong);
	node->row.right = arena_str(a, right);
	node->row.who = SPELLING_OURS | SPELLING_CHECKPATCH;
	node->next = list->buckets[hash % SPELLING_BUCKETS];
	list->buckets[hash % SPELLING_BUCKETS] = node;
}

const struct spelling_list *spelling_read(struct arena *a, struct span text)
{
	struct spelling_list *list = ARENA_NEW(a, struct spelling_list);
	struct span line, wrong;

	while (span_next_line(&text, &line))
		if (!span_starts(line, SPAN("#")) &&
		    span_next_until(&line, '|', &wrong) &&
		    span_skip_char(&line, '|'))
			add(a, list, span_trim(wrong), span_trim(line));
	return list;
}

const struct misspelling *spelling_list_find(const struct spelling_list *list,
					     struct span word)
{
	const struct node *node;
	uint32_t hash;

	if (!spelling_hash(word, &hash))
		return NULL;
	node = list->buckets[hash % SPELLING_BUCKETS];
	while (node && !span_eq_nocase(span_of(node->row.wrong), word))
		node = node->next;
	return node ? &node->row : NULL;
}
