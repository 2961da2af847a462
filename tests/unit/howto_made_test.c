// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/limits.h"
#include "howto/made.h"

/* "WHAT:START-END" of each part that is as it was made. */
static const char *found_in(struct arena *a, struct span bytes)
{
	CLEANUP_BUF struct buf b;
	struct made part;
	size_t at = 0;

	buf_init(&b, LIMIT_TEXT);
	while (made_next(bytes, &at, &part)) {
		if (!part.end)
			continue;
		assert_true(part.start < part.text && part.text <= part.end);
		assert_int_equal(at, part.end);
		buf_printf(&b, "%d:%zu-%zu ", (int)part.what, part.start,
			   part.end);
	}
	return arena_str(a, buf_span(&b));
}

static void made__a_part_ends_where_its_words_do(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf b;

	(void)state;
	buf_init(&b, LIMIT_TEXT);
	buf_add_str(&b, "before\n");
	made_add(&b, SPAN("  "), MADE_INTRO, SPAN("  one\n  two\n"));
	assert_string_equal(b.p, "before\n  <!-- nfkit intro 79333eb3 -->\n"
				 "  one\n  two\n");
	buf_add_str(&b, "three\n");
	assert_string_equal(found_in(&a, buf_span(&b)), "2:9-51 ");
}

static void made__blanks_and_line_ends_are_no_words(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	assert_string_equal(found_in(&a, SPAN(
		"<!-- nfkit rules 79333eb3 -->\r\n\tone two\r\n\r\n")),
		"3:0-41 ");
	assert_string_equal(found_in(&a, SPAN(
		"<!-- nfkit rules 79333eb3 -->\none\ntwo")), "3:0-37 ");
}

static void made__other_words_are_somebodys(void **state)
{
	static const char *const cases[] = {
		"<!-- nfkit rules 79333eb3 -->\none\nand\ntwo\n",
		"<!-- nfkit rules 79333eb3 -->\none\n<!-- nfkit intro 0 -->\ntwo\n",
		"<!-- nfkit rules 79333eb3 -->\none two three\n",
		"<!-- nfkit rules 79333eb3 -->",
		"<!-- nfkit rules 79333eb3 --> one two\n",
		"three <!-- nfkit rules 79333eb3 -->\none two\n",
		"<!-- nfkit rules 079333eb3 -->\none two\n",
		"<!-- nfkit rules 79333eb -->\none two\n",
		"<!-- nfkit ruler 79333eb3 -->\none two\n",
		"<!-- nfkit rules 79333eb3\none two\n",
		"<!-- nfkit -->\n", "<!-- nfkit ", "",
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		if (*found_in(&a, span_of(cases[i])))
			fail_msg("%s", cases[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(made__a_part_ends_where_its_words_do),
		cmocka_unit_test(made__blanks_and_line_ends_are_no_words),
		cmocka_unit_test(made__other_words_are_somebodys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
