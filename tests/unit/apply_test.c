// SPDX-License-Identifier: GPL-2.0-only
#include "hunk.h"

#include "git/text_diff.h"
#include "model/apply.h"
#include "random.h"

#define ROUNDS		300
#define LINES_MAX	30

static const char old_text[] = "a\nb\nc\nd\ne\nf\ng\nh\n";

struct apply_case {
	const char *diff;
	enum apply_kind kind;
	long offset;
	unsigned int fuzz;
	unsigned int line;	/* that differs */
	const char *have;
	const char *result;
};

static struct span text_of(struct arena *a, const struct apply_text *text)
{
	const char *all = "";

	for (size_t i = 0; i < text->lines.n; i++)
		all = arena_printf(a, "%s" SPAN_FMT "\n", all,
				   SPAN_ARG(text->lines.at[i]));
	return span_of(all);
}

static void assert_applies(const struct apply_case *c)
{
	CLEANUP_ARENA struct arena a = { 0 };
	size_t steps = APPLY_STEPS;
	struct apply_text old, out;
	struct apply_hunk *hunks;
	struct diff d;
	bool fits;

	diff_parse(&a, span_of(arena_printf(&a, "--- a/x\n+++ b/x\n%s",
					    c->diff)), 1, &d);
	assert_int_equal(d.files.n, 1);
	apply_text_of(&a, span_of(old_text), &old);
	fits = apply_file(&a, &old, &d.files.at[0], &steps, &out, &hunks);
	if (hunks[0].kind != c->kind || hunks[0].offset != c->offset ||
	    hunks[0].fuzz != c->fuzz)
		fail_msg("%s: kind %d, offset %ld, fuzz %u", c->diff,
			 hunks[0].kind, hunks[0].offset, hunks[0].fuzz);
	assert_int_equal(fits, c->kind < APPLY_FUZZY);
	assert_int_equal(hunks[0].line, c->line);
	assert_span(hunks[0].have, c->have);
	assert_span(text_of(&a, &out), c->result);
}

static void apply__finds_the_place_of_a_hunk(void **state)
{
	static const struct apply_case cases[] = {
		{ "@@ -2,3 +2,3 @@\n b\n-c\n+x\n d\n", APPLY_FITS, 0, 0, 0, "",
		  "a\nb\nx\nd\ne\nf\ng\nh\n" },
		{ "@@ -4,3 +4,3 @@\n b\n-c\n+x\n d\n", APPLY_MOVED, -2, 0, 0,
		  "", "a\nb\nx\nd\ne\nf\ng\nh\n" },
		{ "@@ -1,2 +1,1 @@\n-g\n h\n", APPLY_MOVED, 6, 0, 0, "",
		  "a\nb\nc\nd\ne\nf\nh\n" },
		{ "@@ -2,3 +2,3 @@\n y\n-c\n+x\n d\n", APPLY_FUZZY, 0, 1, 2,
		  "b", "a\nb\nx\nd\ne\nf\ng\nh\n" },
		{ "@@ -2,3 +2,3 @@\n b\n-y\n+x\n d\n", APPLY_FAILS, 0, 0, 3,
		  "c", old_text },
		{ "@@ -8,2 +8,1 @@\n h\n-i\n", APPLY_FAILS, 0, 0, 9, "",
		  old_text },
		{ "@@ -0,0 +1,1 @@\n+x\n", APPLY_FITS, 0, 0, 0, "",
		  "x\na\nb\nc\nd\ne\nf\ng\nh\n" },
		{ "@@ -90,2 +90,1 @@\n-a\n b\n", APPLY_MOVED, -8, 0, 0, "",
		  "b\nc\nd\ne\nf\ng\nh\n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_applies(&cases[i]);
}

static void apply__takes_hunks_in_their_order(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	size_t steps = APPLY_STEPS;
	struct apply_text old, out;
	struct apply_hunk *hunks;
	struct diff d;

	(void)state;
	diff_parse(&a, SPAN("--- a/x\n+++ b/x\n"
			    "@@ -5,2 +5,2 @@\n d\n-e\n+x\n"
			    "@@ -2,2 +2,2 @@\n a\n-b\n+x\n"), 1, &d);
	apply_text_of(&a, span_of(old_text), &old);
	assert_false(apply_file(&a, &old, &d.files.at[0], &steps, &out, &hunks));
	assert_int_equal(hunks[0].kind, APPLY_MOVED);
	assert_int_equal(hunks[1].kind, APPLY_FAILS);
}

static void apply__does_not_search_without_end(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	size_t steps = 3;
	struct apply_text old, out;
	struct apply_hunk *hunks;
	struct diff d;

	(void)state;
	diff_parse(&a, SPAN("--- a/x\n+++ b/x\n"
			    "@@ -1,2 +1,2 @@\n g\n-h\n+x\n"), 1, &d);
	apply_text_of(&a, span_of(old_text), &old);
	assert_false(apply_file(&a, &old, &d.files.at[0], &steps, &out, &hunks));
	assert_int_equal(hunks[0].kind, APPLY_FAILS);
	assert_int_equal(steps, 0);
}

/* Few different lines, so that a hunk could go to many places. */
static struct span random_text(struct arena *a, uint32_t *seed)
{
	size_t n = next_random(seed) % LINES_MAX;
	const char *text = "";

	for (size_t i = 0; i < n; i++)
		text = arena_printf(a, "%s%c\n", text,
				    'a' + (int)(next_random(seed) % 6));
	return span_of(text);
}

static void apply__makes_of_the_old_text_what_git_says(void **state)
{
	uint32_t seed = 1;

	(void)state;
	for (unsigned int i = 0; i < ROUNDS; i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		size_t steps = APPLY_STEPS;
		struct span before = random_text(&a, &seed);
		struct span after = random_text(&a, &seed), text;
		struct apply_text old, out;
		struct apply_hunk *hunks;
		struct err e = { 0 };
		struct diff d;

		assert_int_equal(text_diff(&a, "x", before, after, &text, &e), 0);
		if (!text.len)
			continue;
		diff_parse(&a, text, 1, &d);
		apply_text_of(&a, before, &old);
		if (!apply_file(&a, &old, &d.files.at[0], &steps, &out, &hunks))
			fail_msg("does not fit:\n" SPAN_FMT, SPAN_ARG(text));
		assert_true(span_eq(text_of(&a, &out), after));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(apply__finds_the_place_of_a_hunk),
		cmocka_unit_test(apply__takes_hunks_in_their_order),
		cmocka_unit_test(apply__does_not_search_without_end),
		cmocka_unit_test(apply__makes_of_the_old_text_what_git_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
