// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/diff_name.h"

static void diff_name__in_quotes_is_unescaped_as_in_c(void **state)
{
	static const struct { const char *in, *name, *rest; } cases[] = {
		{ "\"a\"", "a", "" },
		{ "\"\" x", "", " x" },
		{ "\"a b\"\tc", "a b", "\tc" },
		{ "\"a/\\303\\244.c\"", "a/\303\244.c", "" },
		{ "\"\\a\\b\\f\\n\\r\\t\\v\"", "\a\b\f\n\r\t\v", "" },
		{ "\"\\\\\\\"\" \"b\"", "\\\"", " \"b\"" },
		{ "\"\\1\\12\\8\"", "1128", "" },	/* three digits only */
		{ "\"\\777\"", "777", "" },		/* a byte at most */
		{ "\"\\q\"", "q", "" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct span cursor = span_of(cases[i].in), name;

		assert_true(diff_name_unquote(&a, &cursor, &name));
		assert_span(name, cases[i].name);
		assert_span(cursor, cases[i].rest);
	}
}

static void diff_name__without_both_quotes_is_not_touched(void **state)
{
	static const char *const cases[] = {
		"", "a", "\"", "\"a", "\"a\\\"", "\"\\", "a\"b\"", "'a'",
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct span cursor = span_of(cases[i]), name = SPAN("old");

		assert_false(diff_name_unquote(&a, &cursor, &name));
		assert_span(cursor, cases[i]);
		assert_span(name, "old");
	}
}

static void diff_name__ends_before_a_time(void **state)
{
	static const struct { const char *in, *name; } cases[] = {
		{ "a/x.c", "a/x.c" },
		{ "a/x.c\t2024-01-02 03:04:05.6 +0000", "a/x.c" },
		{ "a/x y\t", "a/x y" },
		{ "x.c 2024-01-02 03:04:05.6 +0000", "x.c" },
		{ "x.c    2024-01-02 03:04", "x.c" },
		{ "x 2024-01", "x 2024-01" },
		{ "x 2024-01-02", "x 2024-01-02" },
		{ "x 2024_01-02 ", "x 2024_01-02 " },
		{ "\"a/\\011\"\t2024", "a/\t" },
		{ "\"a", "\"a" },
		{ "/dev/null\tThu Jan  1 00:00:00 1970", "/dev/null" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };

		assert_span(diff_name(&a, span_of(cases[i].in)), cases[i].name);
	}
}

static void diff_names__of_git_are_two(void **state)
{
	static const struct { const char *in, *old_name, *new_name; } cases[] = {
		{ "a/x b/x", "a/x", "b/x" },
		{ "a/x y b/x y", "a/x y", "b/x y" },
		{ "a/x b/x b/x b/x", "a/x b/x", "b/x b/x" },
		{ "i/x w/x", "i/x", "w/x" },
		{ "x y x y", "x y", "x y" },
		{ "x x", "x", "x" },
		{ "a/x b/y", "a/x", "b/y" },
		{ "a/x y b/z y", "a/x y", "b/z y" },
		{ "old/x newer/x", "old/x", "newer/x" },
		{ "x.c yy.c", "x.c", "yy.c" },
		{ "\"a/\\t\" \"b/\\t\"", "a/\t", "b/\t" },
		{ "\"a/\\t\" b/x y", "a/\t", "b/x y" },
		{ "a/x y \"b/\\t\"", "a/x y", "b/\t" },
		{ "a/x b/\"y\"", "a/x", "b/\"y\"" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct span old_name, new_name;

		assert_true(diff_names_split(&a, span_of(cases[i].in),
					     &old_name, &new_name));
		assert_span(old_name, cases[i].old_name);
		assert_span(new_name, cases[i].new_name);
	}
}

static void diff_names__that_cannot_be_told_apart_are_none(void **state)
{
	static const char *const cases[] = {
		"", " ", "x", " x", "x ", "x y z", "a/x y z", "\"a\"", "\"a\" ",
		"\"a\"\"b\"", "  ", "a/only",
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct span one = SPAN("1"), two = SPAN("2");

		assert_false(diff_names_split(&a, span_of(cases[i]), &one,
					      &two));
		assert_span(one, "1");
		assert_span(two, "2");
	}
}

static void diff_names__lose_a_first_part_that_is_a_prefix(void **state)
{
	static const struct {
		const char *old_name, *new_name, *old_want, *new_want;
		bool stripped;
	} cases[] = {
		{ "a/x/y", "b/x/y", "x/y", "x/y", true },
		{ "a/x", "b/y", "x", "y", true },
		{ "i/x", "w/x", "x", "x", true },
		{ "n.orig/x/y", "n/x/y", "x/y", "x/y", true },
		{ "", "b/y", "", "y", true },
		{ "a/y", "", "y", "", true },
		{ "", "a/y", "", "a/y", false },
		{ "net/x", "net/x", "net/x", "net/x", false },
		{ "net/x", "lib/y", "net/x", "lib/y", false },
		{ "x", "x", "x", "x", false },
		{ "x", "a/x", "x", "a/x", false },
		{ "b/x", "b/y", "b/x", "b/y", false },
		{ "", "", "", "", false },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct span old_name = span_of(cases[i].old_name);
		struct span new_name = span_of(cases[i].new_name);

		assert_int_equal(diff_names_strip(&old_name, &new_name),
				 cases[i].stripped);
		assert_span(old_name, cases[i].old_want);
		assert_span(new_name, cases[i].new_want);
	}
}

static void diff_name__is_written_in_quotes_where_it_must(void **state)
{
	static const struct {
		const char *prefix, *name, *want;
		bool quote_high;
	} cases[] = {
		{ "a/", "plain.c", "a/plain.c", true },
		{ "", "a blank", "a blank", true },
		{ "a/", "a\tb\n\"c\\", "\"a/a\\tb\\n\\\"c\\\\\"", true },
		{ "b/", "\001\177", "\"b/\\001\\177\"", false },
		{ "", "\303\244.c", "\"\\303\\244.c\"", true },
		{ "", "\303\244.c", "\303\244.c", false },
		{ "", "\303\244\r", "\"\303\244\\r\"", false },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf text;

		buf_init(&text, 100);
		diff_name_add(&text, span_of(cases[i].prefix),
			      span_of(cases[i].name), cases[i].quote_high);
		assert_span(buf_span(&text), cases[i].want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(diff_name__in_quotes_is_unescaped_as_in_c),
		cmocka_unit_test(diff_name__without_both_quotes_is_not_touched),
		cmocka_unit_test(diff_name__ends_before_a_time),
		cmocka_unit_test(diff_names__of_git_are_two),
		cmocka_unit_test(diff_names__that_cannot_be_told_apart_are_none),
		cmocka_unit_test(diff_names__lose_a_first_part_that_is_a_prefix),
		cmocka_unit_test(diff_name__is_written_in_quotes_where_it_must),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
