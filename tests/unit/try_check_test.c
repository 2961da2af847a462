// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/limits.h"
#include "base/term.h"
#include "try/check.h"

static const struct term pipe_term = { .utf8 = true, .width = 80 };

static void print(struct arena *a, enum check_format format, struct buf *to)
{
	struct check_times times = { .release = "6.1.0", .build = 1,
				     .image = 2, .guest = 3, .total = 6 };
	struct checks checks = { .arena = a };
	struct check *c;

	buf_init(to, LIMIT_TEXT);
	check_add(&checks, CHECK_OK, "load xt_x", NULL);
	c = check_add(&checks, CHECK_FAILED, "rule # 1\x1b[31m", "it\ndied");
	check_detail(&checks, c, SPAN("one\n\ntwo\x07\nthree\n"), 2);
	check_add(&checks, CHECK_SKIPPED, "1 more test", "no guest");
	assert_int_equal(checks_count(&checks).failed, 1);
	assert_int_equal(checks_count(&checks).skipped, 1);
	checks_print(&checks, &times, format, &pipe_term, to);
}

static void checks__print_as_text_without_what_steers_a_terminal(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text;

	(void)state;
	print(&a, CHECK_TEXT, &text);
	assert_span(buf_span(&text),
		    "ok      load xt_x\n"
		    "failed  rule # 1\\x1b[31m\n"
		    "        it\\ndied\n"
		    "        | one\n"
		    "        | two\\x07\n"
		    "skipped 1 more test\n"
		    "        no guest\n"
		    "3 checks on Linux 6.1.0: 1 ok, 1 failed, 1 skipped\n");
}

static void checks__print_as_tap_without_false_directives(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text;

	(void)state;
	print(&a, CHECK_TAP, &text);
	assert_span(buf_span(&text),
		    "TAP version 13\n"
		    "1..3\n"
		    "ok 1 - load xt_x\n"
		    "not ok 2 - rule _ 1\\x1b[31m\n"
		    "# it\\ndied\n"
		    "# | one\n"
		    "# | two\\x07\n"
		    "ok 3 - 1 more test # SKIP\n"
		    "# no guest\n");
}

static void checks__print_as_json(void **state)
{
	static const char *const has[] = {
		"\"kernel\": \"6.1.0\"", "\"guest_ms\": 3", "\"failed\": 1",
		"\"name\": \"rule # 1\\u001B[31m\"", "\"state\": \"skipped\"",
		"\"why\": null", "\"two\\u0007\"",
	};
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text;

	(void)state;
	print(&a, CHECK_JSON, &text);
	for (size_t i = 0; i < NELEMS(has); i++)
		if (!strstr(text.p, has[i]))
			fail_msg("no '%s' in %s", has[i], text.p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			checks__print_as_text_without_what_steers_a_terminal),
		cmocka_unit_test(
			checks__print_as_tap_without_false_directives),
		cmocka_unit_test(checks__print_as_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
