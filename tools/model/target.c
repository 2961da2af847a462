// SPDX-License-Identifier: GPL-2.0-only
#include "model/target.h"

#include <stdlib.h>

#include "model/words.h"

#define MANY_PATCHES	8
#define FEW_LINES	15
#define SOUND		3	/* the least sum of weights: odds of 9 to 2 */

enum {
	SEEN_UNRELEASED	= 1 << 0,
	SEEN_FEATURE	= 1 << 1,
	SEEN_UAPI	= 1 << 2,
	SEEN_BUG	= 1 << 3,
	SEEN_CRASH	= 1 << 4,
	SEEN_CODE	= 1 << 5,	/* not only tests */
	SEEN_MANY	= 1 << 6,
	SEEN_SMALL	= 1 << 7,
	SEEN_TESTS	= 1 << 8,
	SEEN_CURES	= 1 << 9,
	SEEN_ANYTHING	= 1 << 10,
};

/*
 * Twice the logarithm of the odds, by a regression on 2,055 patches of the
 * list, which are not those that `make corpus` judges by; but the first one
 * decides, for 51 of 52 were for nf-next. Above 0: nf.
 */
static const struct {
	unsigned int seen;
	int weight;
	const char *why;
} table[] = {
	{ SEEN_UNRELEASED, -13, "mends what no release has yet" },
	{ SEEN_MANY, -6, "has many patches" },
	{ SEEN_FEATURE, -3, "adds or tidies something" },
	{ SEEN_UAPI, -2, "changes what userspace sees" },
	{ SEEN_ANYTHING, -2, "names no bug that it cures" },
	{ SEEN_SMALL, 1, "adds few lines" },
	{ SEEN_BUG, 2, "speaks of a bug" },
	{ SEEN_CRASH, 2, "speaks of a crash" },
	{ SEEN_TESTS, 4, "changes nothing but tests" },
	{ SEEN_CURES, 5, "cures a bug" },
};

static const char *const feature_words[] = {
	"add", "adds", "allow", "allows", "support", "introduce", "expose",
	"implement", "enable", "extend", "improve", "optimize", "optimise",
	"speed", "reduce", "new", "use", "prefer", "rename", "remove",
	"removes", "move", "cleanup", "cleanups", "clean", "simplify",
	"refactor", "consolidate", "replace", "constify", "unnecessary",
	"redundant", "unused", "typo", "typos", "comment", "comments",
	"spelling", "convert", "drop", "prepare", "pass", "make", "merge",
	"split", "factor", "annotate", "static", "unify", "switch", "update",
	NULL
};

static const char *const bug_words[] = {
	"bug", "bogus", "broken", "breaks", "wrong", "incorrect",
	"incorrectly", "regression", "leak", "leaks", "race", "fails",
	"overflow", "stale", "unexpected", NULL
};

static const char *const crash_words[] = {
	"crash", "crashes", "kasan", "kmsan", "syzbot", "oops", "panic",
	"splat", "uaf", "use-after-free", "null-ptr-deref", "deadlock", NULL
};

static bool has_word(struct span text, const char *const *words)
{
	for (; *words; words++) {
		if (word_find(text, span_of(*words)) != SIZE_MAX)
			return true;
	}
	return false;
}

/* "Fixes: ...", "Reported-by: ...": the names of people and bugs in prose. */
static bool is_trailer(struct span line)
{
	struct span key;

	return line.len && char_is_upper(line.p[0]) &&
	       span_next_until(&line, ':', &key) &&
	       span_find_char(key, ' ') == SIZE_MAX;
}

static bool is_cure(struct span line)
{
	return span_starts_nocase(line, SPAN("Fixes: ")) ||
	       span_starts_nocase(line, SPAN("Reported-by: ")) ||
	       span_starts_nocase(line, SPAN("Cc: stable@"));
}

static unsigned int read_log(struct span log, bool *cures)
{
	unsigned int seen = 0;
	struct span line;

	while (span_next_line(&log, &line)) {
		*cures |= is_cure(line);
		if (!is_trailer(line) && has_word(line, bug_words))
			seen |= SEEN_BUG;
		if (has_word(line, crash_words))
			seen |= SEEN_CRASH;
	}
	return seen;
}

static unsigned int read_paths(const struct target_patch *patch)
{
	unsigned int seen = 0;

	for (size_t i = 0; i < patch->n_paths; i++) {
		struct span path = patch->paths[i];

		if (!span_starts(path, SPAN("tools/")))
			seen |= SEEN_CODE;
		if (span_find(path, SPAN("uapi/")) != SIZE_MAX)
			seen |= SEEN_UAPI;
	}
	return seen;
}

void target_add(struct target_signs *signs, const struct target_patch *patch)
{
	bool cures = false;
	unsigned int seen = read_log(patch->log, &cures) | read_paths(patch);

	if (patch->mends_unreleased)
		seen |= SEEN_UNRELEASED;
	if (!cures && seen & SEEN_CODE &&
	    has_word(patch->subject, feature_words))
		seen |= SEEN_FEATURE;
	signs->seen |= seen;
	signs->patches++;
	signs->cures += cures;
	if (seen & SEEN_CODE)
		signs->added += patch->added;
}

/* What only the whole series shows. */
static unsigned int look_at_all(const struct target_signs *signs)
{
	unsigned int seen = signs->seen | SEEN_ANYTHING;

	if (signs->patches >= MANY_PATCHES)
		seen |= SEEN_MANY;
	if (seen & SEEN_CODE && signs->added <= FEW_LINES)
		seen |= SEEN_SMALL;
	if (!(seen & SEEN_CODE))
		seen |= SEEN_TESTS;
	if (signs->cures * 2 >= signs->patches)
		seen |= SEEN_CURES;
	return seen;
}

struct target target_of(const struct target_signs *signs)
{
	unsigned int seen = look_at_all(signs);
	const char *why[2] = { NULL, NULL };
	int most[2] = { 0, 0 }, sum = 0;

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		int weight = table[i].weight, side = weight > 0;

		if (!(seen & table[i].seen))
			continue;
		sum += weight;
		if (abs(weight) > most[side]) {
			most[side] = abs(weight);
			why[side] = table[i].why;
		}
	}
	return (struct target){ .is_fix = sum > 0,
				.is_sound = abs(sum) >= SOUND,
				.why = why[sum > 0] };
}

bool target_next_fixed(struct span *log, struct span *id)
{
	struct span line;

	while (span_next_line(log, &line)) {
		if (!span_skip_nocase(&line, SPAN("Fixes: ")))
			continue;
		*id = span_first(line, hex_len(line));
		if (id->len)
			return true;
	}
	return false;
}
