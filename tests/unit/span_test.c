// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <string.h>

#include "random.h"

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

/* By hand, so that the quick ways of span_find() have something to agree with. */
static size_t find_slowly(struct span s, struct span needle)
{
	for (size_t i = 0; i + needle.len <= s.len; i++)
		if (!memcmp(s.p + i, needle.p, needle.len))
			return i;
	return SIZE_MAX;
}

/* Two letters only, so that most places nearly fit; short and long needles. */
static void span__finds_where_a_slow_search_does(void **state)
{
	uint32_t seed = 7;
	unsigned int found = 0;
	char text[128], other[40];

	(void)state;
	for (unsigned int i = 0; i < 100000; i++) {
		size_t len = next_random(&seed) % sizeof(text);
		size_t from = next_random(&seed) % sizeof(text);
		size_t needle_len = 1 + next_random(&seed) % 40;
		struct span s = { text, len }, needle;
		size_t want;

		for (size_t j = 0; j < sizeof(text); j++)
			text[j] = next_random(&seed) % 8 ? 'a' : 'B';
		needle = span_first(span_from((struct span){ text, sizeof(text) },
					      from), needle_len);
		if (!needle.len)
			continue;
		want = find_slowly(s, needle);
		assert_int_equal(span_find(s, needle), want);
		assert_int_equal(span_find_nocase(s, needle), want);
		for (size_t j = 0; j < needle.len; j++)
			other[j] = j % 2 ? char_upper(needle.p[j]) :
					   char_lower(needle.p[j]);
		assert_int_equal(span_find_nocase(s, (struct span){
					 other, needle.len }), want);
		found += want != SIZE_MAX;
	}
	assert_true(found > 1000);
}

static void span__is_a_string_only_as_a_whole(void **state)
{
	static const char *const words[] = { "ab", "abc", NULL };
	static const struct {
		struct span s;
		const char *str;
		bool is, ends, is_word;
	} cases[] = {
		{ { "ab", 2 }, "ab", true, true, true },
		{ { "ab", 2 }, "abc", false, false, true },
		{ { "abc", 3 }, "bc", false, true, true },
		{ { "a\0b", 3 }, "a", false, false, false },
		{ { "c", 1 }, "bc", false, false, false },
		{ { "", 0 }, "", true, true, false },
		{ { "c", 1 }, "", false, true, false },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct span s = cases[i].s;

		assert_int_equal(span_is(s, cases[i].str), cases[i].is);
		assert_int_equal(span_ends(s, span_of(cases[i].str)),
				 cases[i].ends);
		assert_int_equal(span_is_one_of(s, words), cases[i].is_word);
	}
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
		cmocka_unit_test(span__finds_where_a_slow_search_does),
		cmocka_unit_test(span__is_a_string_only_as_a_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
