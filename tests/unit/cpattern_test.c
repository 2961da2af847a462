// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "hunk.h"
#include "model/cpattern.h"

/* Tokens that the pattern takes off the front of the code; 0: it does not. */
static size_t taken(const char *code, const char *pattern)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct ctokens tokens;
	struct cread c;
	struct diff d;

	ctokens_of_hunk(&a, hunk_of(&a, arena_printf(&a, "+%s\n", code), &d),
			DIFF_NEW, &tokens);
	c = cread_run(&tokens, 0, tokens.list.n);
	return cpattern_skip(&c, pattern) ? c.at : 0;
}

static void code__fits_the_pattern_or_not(void **state)
{
	static const struct {
		const char *code, *pattern;
		size_t taken;
	} cases[] = {
		{ "f(a);", "f ( a )", 4 },
		{ "f(a, 6);", "f ( $a , 6 ) ;", 7 },
		{ "f(a, 7);", "f ( $a , 6 )", 0 },
		{ "f(a->b[c(d, e)], 6)", "f ( $a , 6 )", 16 },
		{ "f(a, b, 6)", "f ( $a , 6 )", 0 },
		{ "f(, 6)", "f ( $a , 6 )", 0 },
		/* the same letter is the same thing */
		{ "a.b = f(a.b)", "$a = f ( $a )", 10 },
		{ "a.b = f(a.c)", "$a = f ( $a )", 0 },
		{ "(a + b - 1) / b", "( $a + $b - 1 ) / $b", 9 },
		{ "(a + b - 1) / c", "( $a + $b - 1 ) / $b", 0 },
		/* the rest of a bracket */
		{ "f(a, b, c) + 1", "f ( $a , ... ) +", 9 },
		{ "f() + 1", "f ( ... ) +", 4 },
		{ "return f(a); b;", "return ... ;", 6 },
		/* what does not close fits nothing */
		{ "f(a", "f ( $a )", 0 },
		{ "f(a[)", "f ( $a )", 0 },
		{ "f", "f (", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (taken(cases[i].code, cases[i].pattern) != cases[i].taken)
			fail_msg("'%s', '%s': %zu", cases[i].code,
				 cases[i].pattern,
				 taken(cases[i].code, cases[i].pattern));
}

static void a_long_expression__is_given_up(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	char sum[2 * CPATTERN_MAX + 2];

	(void)state;
	memset(sum, '-', sizeof(sum));
	for (size_t i = 0; i < sizeof(sum); i += 2)
		sum[i] = 'a';
	sum[sizeof(sum) - 1] = ';';
	assert_int_equal(taken(arena_printf(&a, "%.*s", (int)sizeof(sum), sum),
			       "$a ;"), 0);
	assert_int_equal(taken("a - a;", "$a ;"), 4);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(code__fits_the_pattern_or_not),
		cmocka_unit_test(a_long_expression__is_given_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
