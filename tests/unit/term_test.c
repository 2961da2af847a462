// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <limits.h>
#include <locale.h>

#include "base/term.h"

static void term__fills_lines_and_breaks_long_words(void **state)
{
	static const struct {
		const char *text;
		unsigned int indent, width;
		const char *want;
	} cases[] = {
		{ "", 0, 10, "" },
		{ "one two", 0, 7, "one two" },
		{ "one two", 0, 6, "one\ntwo" },
		{ " one\n\ttwo ", 0, 7, "one two" },
		{ "one two three", 4, 11, "one two\n    three" },
		{ "onetwothree", 2, 6, "onet\n  woth\n  ree" },
		{ "a onetwo b", 0, 4, "a\nonet\nwo b" },
		{ "ab", 9, 3, "a\n         b" },
		{ "one two", 0, UINT_MAX, "one two" },
		/* Columns, not bytes; a wide character is never cut. */
		{ "\xc3\xa4\xc3\xa4 \xc3\xa4", 0, 4,
		  "\xc3\xa4\xc3\xa4 \xc3\xa4" },
		{ "\xe6\xbc\xa2\xe5\xad\x97", 0, 3,
		  "\xe6\xbc\xa2\n\xe5\xad\x97" },
		{ "\xe6\xbc\xa2\xe5\xad\x97 x", 0, 1,
		  "\xe6\xbc\xa2\n\xe5\xad\x97\nx" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf b;

		buf_init(&b, 1000);
		term_add_wrapped(&b, span_of(cases[i].text), cases[i].indent,
				 cases[i].width);
		assert_string_equal(b.p, cases[i].want);
	}
}

static void term__fits_whole_characters(void **state)
{
	(void)state;
	assert_int_equal(term_fit(SPAN("abc"), 2), 2);
	assert_int_equal(term_fit(SPAN("abc"), 3), 3);
	assert_int_equal(term_fit(SPAN("abc"), 0), 0);
	assert_int_equal(term_fit(SPAN("a\xe6\xbc\xa2"), 2), 1);
	/* A combining accent belongs to what is before it. */
	assert_int_equal(term_fit(SPAN("e\xcc\x81x"), 1), 3);
}

static void term__shows_one_line_as_one_line(void **state)
{
	CLEANUP_BUF struct buf b;

	(void)state;
	buf_init(&b, 1000);
	term_add_inline(&b, SPAN("a\tb\nc\033\n"), true);
	assert_string_equal(b.p, "a\\tb\\nc\\x1b\\n");
}

static void term_link__links_to_addresses_and_nothing_else(void **state)
{
	static const struct { struct span url; const char *want; } cases[] = {
		{ SPAN("https://x.example/?a=b"),
		  "\033]8;;https://x.example/?a=b\033\\.\033]8;;\033\\" },
		{ SPAN("extensions/libxt_TEE.c"), "." },
		{ SPAN("https://x\033\\evil"), "." },
		{ SPAN("https://x y"), "." },
		{ SPAN("javascript:x"), "." },
		{ SPAN(""), "." },
	};
	const struct term with = { .links = true }, without = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf b;

		buf_init(&b, 1000);
		term_link(&without, &b, cases[i].url);
		term_link_end(&without, &b, cases[i].url);
		assert_int_equal(b.len, 0);
		term_link(&with, &b, cases[i].url);
		buf_add_char(&b, '.');
		term_link_end(&with, &b, cases[i].url);
		assert_string_equal(b.p, cases[i].want);
	}
}

static void term__tells_plain_text_from_the_rest(void **state)
{
	(void)state;
	assert_true(term_is_plain(SPAN("")));
	assert_true(term_is_plain(SPAN(" ~a")));
	assert_false(term_is_plain(SPAN("a\x7f")));
	assert_false(term_is_plain(SPAN("a\tb")));
	assert_false(term_is_plain(SPAN("\xc3\xa4")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(term__fills_lines_and_breaks_long_words),
		cmocka_unit_test(term__fits_whole_characters),
		cmocka_unit_test(term__shows_one_line_as_one_line),
		cmocka_unit_test(term_link__links_to_addresses_and_nothing_else),
		cmocka_unit_test(term__tells_plain_text_from_the_rest),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
