// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

static void span__trim_takes_white_space_off_both_ends(void **state)
{
	static const struct { const char *in, *out; } cases[] = {
		{ "", "" },
		{ " \t\r\n", "" },
		{ " a b ", "a b" },
		{ "a", "a" },
		{ "\v\fa", "a" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_span(span_trim(span_of(cases[i].in)), cases[i].out);
}

static void span__lines_need_no_last_newline(void **state)
{
	struct span cursor = SPAN("one\n\ntwo\r\nthree"), line;

	(void)state;
	assert_true(span_next_line(&cursor, &line));
	assert_span(line, "one");
	assert_true(span_next_line(&cursor, &line));
	assert_span(line, "");
	assert_true(span_next_line(&cursor, &line));
	assert_span(line, "two\r");
	assert_true(span_next_line(&cursor, &line));
	assert_span(line, "three");
	assert_false(span_next_line(&cursor, &line));
}

static void span__a_cursor_stays_where_a_cut_fails(void **state)
{
	struct span cursor = SPAN("abc"), piece = SPAN("old");
	uint64_t n = 7;

	(void)state;
	assert_false(span_next_until(&cursor, ';', &piece));
	assert_false(span_next_number(&cursor, 10, 100, &n));
	assert_false(span_skip(&cursor, SPAN("abd")));
	assert_false(span_skip_nocase(&cursor, SPAN("ABD")));
	assert_span(cursor, "abc");
	assert_span(piece, "old");
	assert_int_equal(n, 7);
	assert_true(span_skip_nocase(&cursor, SPAN("AB")));
	assert_span(cursor, "c");
}

static void span__numbers_stop_at_their_maximum(void **state)
{
	static const struct {
		const char *in;
		int base;
		uint64_t max, value;
		bool ok;
	} cases[] = {
		{ "255", 10, 255, 255, true },
		{ "256", 10, 255, 0, false },
		{ "ff", 16, 255, 255, true },
		{ "100", 16, 255, 0, false },
		{ "377", 8, 255, 255, true },
		{ "8", 8, 255, 0, false },
		{ "18446744073709551615", 10, UINT64_MAX, UINT64_MAX, true },
		{ "18446744073709551616", 10, UINT64_MAX, 0, false },
		{ "9", 10, 8, 0, false },
		{ "", 10, 8, 0, false },
		{ "7a", 10, 8, 0, false },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		uint64_t n = 0;

		assert_int_equal(span_number(span_of(cases[i].in),
					     cases[i].base, cases[i].max, &n),
				 cases[i].ok);
		assert_int_equal(n, cases[i].value);
	}
}

static void span__knows_what_lies_inside_it(void **state)
{
	struct span whole = SPAN("abcdef");

	(void)state;
	assert_true(span_within(span_from(whole, 2), whole));
	assert_true(span_within(span_from(whole, 6), whole));
	assert_false(span_within(whole, span_from(whole, 1)));
	assert_false(span_within(SPAN("elsewhere"), whole));
}

static void span__finds_from_either_end(void **state)
{
	struct span s = SPAN("net/netfilter/xt_mark.c");

	(void)state;
	assert_int_equal(span_find(s, SPAN("netf")), 4);
	assert_int_equal(span_find(s, SPAN("nope")), SIZE_MAX);
	assert_int_equal(span_find_nocase(s, SPAN("XT_")), 14);
	assert_int_equal(span_find_char(s, '/'), 3);
	assert_int_equal(span_rfind_char(s, '/'), 13);
	assert_int_equal(span_rfind_char((struct span){ 0 }, '/'), SIZE_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(span__trim_takes_white_space_off_both_ends),
		cmocka_unit_test(span__lines_need_no_last_newline),
		cmocka_unit_test(span__a_cursor_stays_where_a_cut_fails),
		cmocka_unit_test(span__numbers_stop_at_their_maximum),
		cmocka_unit_test(span__knows_what_lies_inside_it),
		cmocka_unit_test(span__finds_from_either_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
