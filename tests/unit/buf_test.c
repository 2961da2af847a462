// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/asan.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/term.h"

static void buf__is_terminated_from_the_start(void **state)
{
	CLEANUP_BUF struct buf b;

	(void)state;
	buf_init(&b, 10);
	assert_string_equal(b.p, "");
	buf_add_char(&b, 'x');
	buf_printf(&b, "%d", 42);
	assert_string_equal(b.p, "x42");
}

static void buf__drops_and_remembers_what_exceeds_its_limit(void **state)
{
	CLEANUP_BUF struct buf b;
	struct err e = { 0 };

	(void)state;
	buf_init(&b, 4);
	buf_add_str(&b, "abcd");
	assert_int_equal(buf_check(&b, "it", &e), 0);
	buf_add_char(&b, 'e');
	buf_printf(&b, "%s", "more");
	assert_span(buf_span(&b), "abcd");
	assert_int_equal(buf_check(&b, "it", &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
	assert_string_equal(e.msg, "it is larger than 4 bytes");
}

static void buf__tells_asan_what_is_behind_its_end(void **state)
{
	CLEANUP_BUF struct buf b;

	(void)state;
	if (!HAS_ASAN)
		skip();
	buf_init(&b, 1000);
	for (size_t n = 1; n <= 500; n++) {
		buf_add_char(&b, 'x');
		assert_false(__asan_address_is_poisoned(b.p + n));
		assert_true(__asan_address_is_poisoned(b.p + n + 1));
	}
	buf_clear(&b);
	assert_false(__asan_address_is_poisoned(b.p));
	assert_true(__asan_address_is_poisoned(b.p + 1));
}

static void term__shows_what_would_deceive(void **state)
{
	static const struct { const char *in, *out; bool utf8; } cases[] = {
		{ "plain\ttext\n", "plain\ttext\n", true },
		{ "\033[31mred", "\\x1b[31mred", true },
		{ "\xc3\xa9", "\xc3\xa9", true },
		{ "\xc3\xa9", "\\u{e9}", false },
		{ "\xe2\x80\xae", "\\u{202e}", true },
		{ "\xc2\x9b", "\\u{9b}", true },
		{ "\xff\x80", "\\xff\\x80", true },
		{ "\x7f\r", "\\x7f\\x0d", true },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf b;

		buf_init(&b, 100);
		term_add_escaped(&b, span_of(cases[i].in), cases[i].utf8);
		assert_span(buf_span(&b), cases[i].out);
	}
}

static void term__knows_a_typing_error_from_another_word(void **state)
{
	(void)state;
	assert_true(term_is_near(SPAN("chekc"), SPAN("check")));
	assert_true(term_is_near(SPAN("tood"), SPAN("todo")));
	assert_false(term_is_near(SPAN("send"), SPAN("check")));
	assert_false(term_is_near(SPAN(""), SPAN("new")));
}

static void utf8__refuses_overlong_and_surrogates(void **state)
{
	(void)state;
	assert_true(utf8_is_valid(SPAN("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80")));
	assert_false(utf8_is_valid(SPAN("\xc0\xaf")));
	assert_false(utf8_is_valid(SPAN("\xed\xa0\x80")));
	assert_false(utf8_is_valid(SPAN("\xf4\x90\x80\x80")));
	assert_false(utf8_is_valid(SPAN("\xe2\x82")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(buf__is_terminated_from_the_start),
		cmocka_unit_test(buf__drops_and_remembers_what_exceeds_its_limit),
		cmocka_unit_test(buf__tells_asan_what_is_behind_its_end),
		cmocka_unit_test(term__shows_what_would_deceive),
		cmocka_unit_test(term__knows_a_typing_error_from_another_word),
		cmocka_unit_test(utf8__refuses_overlong_and_surrogates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
