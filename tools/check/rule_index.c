// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule_index.h"

#include <assert.h>

struct word_slot {
	struct span word;	/* empty: the slot is free */
	bool is_directive;
	struct rule_set rules;
};

static size_t hash(struct span word, bool is_directive)
{
	size_t h = word.len * 2 + is_directive;

	for (size_t i = 0; i < word.len; i++)
		h = h * 31 + (unsigned char)word.p[i];
	return h ^ h >> 9;
}

/* Long words share the last bit. */
static uint32_t len_bit(size_t len)
{
	return 1U << (len < 31 ? len : 31);
}

/* The slot of the word, or the free one where it belongs. */
static struct word_slot *find(const struct rule_index *index,
			      struct span word, bool is_directive)
{
	size_t i = hash(word, is_directive) & index->mask;
	struct word_slot *slot = &index->slots[i];

	while (slot->word.len && (slot->is_directive != is_directive ||
				  !span_eq(slot->word, word))) {
		i = (i + 1) & index->mask;
		slot = &index->slots[i];
	}
	return slot;
}

/* "#" and "# " are not of the word, so that "# define" is "#define". */
static bool cut_directive(struct span *word)
{
	if (!span_skip_char(word, '#'))
		return false;
	*word = span_trim_left(*word);
	return true;
}

static void add_word(struct rule_index *index, const char *text, size_t nr)
{
	struct span word = span_of(text);
	bool is_directive = cut_directive(&word);
	struct word_slot *slot = find(index, word, is_directive);

	slot->word = word;
	slot->is_directive = is_directive;
	rule_set_add(&slot->rules, nr);
	if (word.len)
		index->lens[(unsigned char)word.p[0]] |= len_bit(word.len);
}

static size_t count_words(const struct rule *rule)
{
	size_t n = 0;

	for (const char *const *w = rule->words; w && *w; w++)
		n++;
	for (const struct banned *b = rule->banned_words; b && b->word; b++)
		n++;
	for (const struct banned *b = rule->banned_calls; b && b->word; b++)
		n++;
	return n;
}

static void add_words(struct rule_index *index, const struct rule *rule,
		      size_t nr)
{
	for (const char *const *w = rule->words; w && *w; w++)
		add_word(index, *w, nr);
	for (const struct banned *b = rule->banned_words; b && b->word; b++)
		add_word(index, b->word, nr);
	for (const struct banned *b = rule->banned_calls; b && b->word; b++)
		add_word(index, b->word, nr);
}

static void add_grains(struct rule_index *index, const struct rule *rule,
		       size_t nr)
{
	bool has_table = rule->banned_words || rule->banned_calls;

	if (rule->file)
		rule_set_add(&index->on_file, nr);
	if (rule->hunk)
		rule_set_add(&index->on_hunk, nr);
	if (rule->body)
		rule_set_add(&index->on_body, nr);
	if (rule->line)
		rule_set_add(&index->on_line, nr);
	if (rule->pair)
		rule_set_add(&index->on_pair, nr);
	if (rule->code || has_table)
		rule_set_add(&index->on_code, nr);
	if (!rule->words && !has_table)
		rule_set_add(&index->wordless, nr);
}

void rule_index_make(struct arena *a, const struct rule *const *rules,
		     size_t n, struct rule_index *out)
{
	size_t words = 0, size = 64;

	assert(n <= RULES_MAX);
	for (size_t i = 0; i < n; i++)
		words += count_words(rules[i]);
	while (size < words * 4)
		size *= 2;
	*out = (struct rule_index){ .mask = size - 1 };
	out->slots = arena_zalloc(a, size, sizeof(*out->slots));
	for (size_t i = 0; i < n; i++) {
		add_words(out, rules[i], i);
		add_grains(out, rules[i], i);
	}
}

const struct rule_set *rule_index_find(const struct rule_index *index,
				       const struct ctoken *t)
{
	const struct word_slot *slot;
	struct span word = t->text;
	bool is_directive = t->kind == CTOKEN_DIRECTIVE;

	if (is_directive)
		cut_directive(&word);
	else if (t->kind != CTOKEN_IDENT)
		return NULL;
	if (!word.len || !(index->lens[(unsigned char)word.p[0]] &
			   len_bit(word.len)))
		return NULL;
	slot = find(index, word, is_directive);
	return slot->word.len ? &slot->rules : NULL;
}
