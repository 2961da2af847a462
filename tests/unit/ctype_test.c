// SPDX-License-Identifier: GPL-2.0-only
#include "hunk.h"

#include "model/ctype.h"

struct len_case {
	const char *line;
	size_t want;
};

static void assert_lens(size_t (*len)(const struct ctoken *t, size_t n),
			const struct len_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct ctokens tokens;
		struct diff d;
		size_t got;

		ctokens_of_hunk(&a, hunk_of(&a, cases[i].line, &d), DIFF_NEW,
				&tokens);
		got = len(tokens.list.at, tokens.list.n);
		if (got != cases[i].want)
			fail_msg("%s: got %zu, want %zu", cases[i].line, got,
				 cases[i].want);
	}
}

static void ctype__base_is_words_or_a_known_name(void **state)
{
	static const struct len_case cases[] = {
		{ "+int a", 1 }, { "+unsigned long long a", 3 },
		{ "+const struct x *a", 3 }, { "+struct", 0 },
		{ "+struct x const a", 3 }, { "+u8 a", 1 },
		{ "+foo a", 0 }, { "+const", 0 }, { "+", 0 }, { "+1", 0 },
		{ "+typeof(a[1]) b", 7 }, { "+typeof a", 0 },
		{ "+typeof(a", 3 }, { "+enum x", 2 },
	};

	(void)state;
	assert_lens(ctype_base_len, cases, NELEMS(cases));
}

static void ctype__goes_on_to_the_name(void **state)
{
	static const struct len_case cases[] = {
		{ "+int *a", 2 }, { "+int *const *a", 4 }, { "+int a", 1 },
		{ "+const char * const", 4 }, { "+struct x __rcu *a", 4 },
		{ "+a *b", 0 },
	};

	(void)state;
	assert_lens(ctype_len, cases, NELEMS(cases));
}

static void ctype__may_have_a_storage_class(void **state)
{
	static const struct len_case cases[] = {
		{ "+static int a", 2 }, { "+static inline int a", 3 },
		{ "+static a", 0 }, { "+inline u8 *a", 3 },
		{ "+static struct x noinline a", 4 },
	};

	(void)state;
	assert_lens(cdeclare_len, cases, NELEMS(cases));
}

static void clvalue__is_a_name_with_members(void **state)
{
	static const struct len_case cases[] = {
		{ "+a", 1 }, { "+a->b.c", 5 }, { "+a[b(1)]->c = 1", 9 },
		{ "+a->", 1 }, { "+a[", 2 }, { "+(a)", 0 }, { "+", 0 },
	};

	(void)state;
	assert_lens(clvalue_len, cases, NELEMS(cases));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ctype__base_is_words_or_a_known_name),
		cmocka_unit_test(ctype__goes_on_to_the_name),
		cmocka_unit_test(ctype__may_have_a_storage_class),
		cmocka_unit_test(clvalue__is_a_name_with_members),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
