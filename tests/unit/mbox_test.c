// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/mbox.h"

static void mbox__is_cut_at_its_separators_only(void **state)
{
	static const char file[] =
		"From abc Mon Sep 17 00:00:00 2001\n"
		"Subject: one\n\n"
		"From here on it is slow.\n"
		"From x Mon Sep 17 00:00:00 2001\n"	/* no empty line before */
		"\n"
		"From mboxrd@z Thu Jan  1 00:00:00 1970\n"
		"Subject: two\n\nbody\n";
	struct mbox_message got;
	struct mbox m;

	(void)state;
	mbox_init(&m, span_of(file));
	assert_true(mbox_next(&m, &got));
	assert_span(got.id, "abc");
	assert_int_equal(got.line, 2);
	assert_true(span_starts(got.bytes, SPAN("Subject: one\n")));
	assert_true(span_ends(got.bytes, SPAN("00:00:00 2001\n")));
	assert_false(span_ends(got.bytes, SPAN("\n\n")));
	assert_true(mbox_next(&m, &got));
	assert_span(got.id, "mboxrd@z");
	assert_int_equal(got.line, 8);
	assert_span(got.bytes, "Subject: two\n\nbody\n");
	assert_false(mbox_next(&m, &got));
}

static void mbox__without_a_separator_is_one_message(void **state)
{
	static const char *const files[] = {
		"Subject: x\n\nbody\n", "--- a/x\n+++ b/x\n", "\n", "From \n",
		"From a Mon Sep 99 00:00:00 2001\n",
		/* A patch that is attached. */
		"Subject: x\n\n--b\n\nFrom a Mon Sep 17 00:00:00 2001\n\ny\n",
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(files); i++) {
		struct mbox_message got;
		struct mbox m;

		mbox_init(&m, span_of(files[i]));
		assert_true(mbox_next(&m, &got));
		assert_span(got.bytes, files[i]);
		assert_int_equal(got.line, 1);
		assert_int_equal(got.id.len, 0);
		assert_false(mbox_next(&m, &got));
	}
}

static void mbox__may_begin_with_empty_lines(void **state)
{
	struct mbox_message got;
	struct mbox m;

	(void)state;
	mbox_init(&m, SPAN("\n \nFrom a Mon Sep 17 00:00:00 2001\nx\n\n"
			   "From b Mon Sep 17 00:00:00 2001\ny\n"));
	assert_true(mbox_next(&m, &got));
	assert_span(got.id, "a");
	assert_span(got.bytes, "x\n");
	assert_int_equal(got.line, 4);
	assert_true(mbox_next(&m, &got));
	assert_span(got.id, "b");
	assert_int_equal(got.line, 7);
	assert_false(mbox_next(&m, &got));
}

static void mbox__takes_one_mark_off_quoted_separators(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	assert_span(mbox_unquote(&a, SPAN(">From a\n>>From b\n> From\n>x\n")),
		    "From a\n>From b\n> From\n>x\n");
	assert_span(mbox_unquote(&a, SPAN("")), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mbox__is_cut_at_its_separators_only),
		cmocka_unit_test(mbox__without_a_separator_is_one_message),
		cmocka_unit_test(mbox__may_begin_with_empty_lines),
		cmocka_unit_test(mbox__takes_one_mark_off_quoted_separators),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
