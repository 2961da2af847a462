/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * rule_index - which of the selected rules have anything to say here
 *
 * Most rules are about a few words that most lines do not have. Words are
 * looked up once for all rules, so that what a line costs depends on what is
 * in it and not on how many rules there are.
 */
#ifndef CHECK_RULE_INDEX_H
#define CHECK_RULE_INDEX_H

#include <limits.h>

#include "check/rule.h"

#define RULES_MAX	320	/* tools/rules.sh checks it */

/* Rules by their place in the selection. */
struct rule_set {
	uint64_t bits[RULES_MAX / 64];
};

struct word_slot;

struct rule_index {
	/* Those that have this grain. */
	struct rule_set on_file, on_hunk, on_body, on_line, on_pair, on_code;
	struct rule_set wordless;	/* are called whatever the words are */
	struct word_slot *slots;	/* an open hash table */
	size_t mask;			/* its size - 1 */
	/* By the first byte of a word, as bits: how long those may be. */
	uint32_t lens[UCHAR_MAX + 1];
};

/* The index of the @n rules, at most RULES_MAX; borrows them and lies in @a. */
void rule_index_make(struct arena *a, const struct rule *const *rules,
		     size_t n, struct rule_index *out);

/* The rules that want this word, or NULL. */
const struct rule_set *rule_index_find(const struct rule_index *index,
				       const struct ctoken *word);

static inline void rule_set_add(struct rule_set *s, size_t nr)
{
	s->bits[nr / 64] |= 1ULL << nr % 64;
}

static inline void rule_set_unite(struct rule_set *s, const struct rule_set *t)
{
	for (size_t i = 0; i < RULES_MAX / 64; i++)
		s->bits[i] |= t->bits[i];
}

static inline struct rule_set rule_set_common(const struct rule_set *s,
					      const struct rule_set *t)
{
	struct rule_set both;

	for (size_t i = 0; i < RULES_MAX / 64; i++)
		both.bits[i] = s->bits[i] & t->bits[i];
	return both;
}

/* The first of the set from @nr on, or RULES_MAX. */
static inline size_t rule_set_next(const struct rule_set *s, size_t nr)
{
	while (nr < RULES_MAX) {
		uint64_t rest = s->bits[nr / 64] >> nr % 64;

		if (rest)
			return nr + (size_t)__builtin_ctzll(rest);
		nr = (nr / 64 + 1) * 64;
	}
	return RULES_MAX;
}

#endif
