// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/similarity.h"

static unsigned int score(struct span old, struct span new, bool is_text)
{
	CLEANUP_ARENA struct arena a = { 0 };

	return similarity_score(similarity_of(&a, old, is_text),
				similarity_of(&a, new, is_text));
}

static void similarity__of_equal_files_is_the_maximum(void **state)
{
	(void)state;
	assert_int_equal(score(SPAN("a\nb\n"), SPAN("a\nb\n"), true),
			 SIMILARITY_MAX);
}

static void similarity__does_not_care_for_the_order_of_lines(void **state)
{
	(void)state;
	assert_int_equal(score(SPAN("one\ntwo\n"), SPAN("two\none\n"), true),
			 SIMILARITY_MAX);
}

static void similarity__counts_bytes_in_parts_of_the_larger_file(void **state)
{
	(void)state;
	assert_int_equal(score(SPAN("abc\n"), SPAN("abc\nxyz\nuvw\n"), true),
			 SIMILARITY_MAX / 3);
	assert_int_equal(score(SPAN("abc\nxyz\nuvw\n"), SPAN("abc\n"), true),
			 SIMILARITY_MAX / 3);
}

static void similarity__counts_a_repeated_line_as_often_as_both_have_it(
	void **state)
{
	(void)state;
	assert_int_equal(score(SPAN("a\na\na\n"), SPAN("a\na\nbb\n"), true),
			 4 * SIMILARITY_MAX / 7);
}

static void similarity__of_text_forgives_a_cr_at_the_end_of_a_line(void **state)
{
	(void)state;
	assert_int_equal(score(SPAN("abc\r\n"), SPAN("abc\n"), true),
			 4 * SIMILARITY_MAX / 5);
	assert_int_equal(score(SPAN("abc\r\n"), SPAN("abc\n"), false), 0);
}

static void similarity__cuts_long_lines(void **state)
{
	char old[128 + 1], new[128 + 1];

	(void)state;
	for (size_t i = 0; i < 128; i++) {
		old[i] = (char)('a' + i % 13);
		new[i] = i < 64 ? old[i] : 'z';
	}
	assert_int_equal(score((struct span){ old, 128 },
			       (struct span){ new, 128 }, true),
			 SIMILARITY_MAX / 2);
}

static void similarity__of_empty_files_is_nothing(void **state)
{
	(void)state;
	assert_int_equal(score(SPAN(""), SPAN(""), true), 0);
	assert_int_equal(score(SPAN("a\n"), SPAN(""), true), 0);
	assert_int_equal(score(SPAN(""), SPAN("a\n"), true), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(similarity__of_equal_files_is_the_maximum),
		cmocka_unit_test(
			similarity__does_not_care_for_the_order_of_lines),
		cmocka_unit_test(
			similarity__counts_bytes_in_parts_of_the_larger_file),
		cmocka_unit_test(
			similarity__counts_a_repeated_line_as_often_as_both_have_it),
		cmocka_unit_test(
			similarity__of_text_forgives_a_cr_at_the_end_of_a_line),
		cmocka_unit_test(similarity__cuts_long_lines),
		cmocka_unit_test(similarity__of_empty_files_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
