// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/words.h"

static void word__is_found_between_other_characters_only(void **state)
{
	static const struct {
		const char *text;
		size_t at;
	} cases[] = {
		{ "commit", 0 }, { "a Commit.", 2 }, { "(commit)", 1 },
		{ "recommit commit", 9 }, { "commits commit_ 2commit", SIZE_MAX },
		{ "", SIZE_MAX },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_int_equal(word_find(span_of(cases[i].text),
					   SPAN("commit")), cases[i].at);
}

static void words__are_measured_at_the_start(void **state)
{
	(void)state;
	assert_int_equal(word_len(SPAN("a_1-b")), 3);
	assert_int_equal(word_len(SPAN("-b")), 0);
	assert_int_equal(hex_len(SPAN("0123456789abcdefABCDEFg")), 22);
	assert_int_equal(hex_len(SPAN("")), 0);
}

static void parens__end_where_the_first_one_is_closed(void **state)
{
	(void)state;
	assert_int_equal(parens_len(SPAN("(a(b)c) (d)")), 7);
	assert_int_equal(parens_len(SPAN("()")), 2);
	assert_int_equal(parens_len(SPAN("(a(b)")), 0);
	assert_int_equal(parens_len(SPAN("a(b)")), 0);
	assert_int_equal(parens_len(SPAN("")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(word__is_found_between_other_characters_only),
		cmocka_unit_test(words__are_measured_at_the_start),
		cmocka_unit_test(parens__end_where_the_first_one_is_closed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
