// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "check/spelling.h"

static void spelling__finds_a_word_in_any_case(void **state)
{
	static const char *const words[] = { "lenght", "Lenght", "LENGHT" };

	(void)state;
	for (size_t i = 0; i < NELEMS(words); i++) {
		const struct misspelling *found =
			spelling_find(span_of(words[i]));

		assert_non_null(found);
		assert_string_equal(found->right, "length");
		assert_int_equal(found->who,
				 SPELLING_OURS | SPELLING_CHECKPATCH);
	}
	assert_string_equal(spelling_find(SPAN("upto"))->right, "up to");
	assert_int_equal(spelling_find(SPAN("acknowledgement"))->who,
			 SPELLING_CHECKPATCH);
}

static void spelling__knows_no_other_words(void **state)
{
	static const char *const words[] = {
		"", "length", "lenghtx", "xlenght", "lenght1", "l\xc3\xa4nge",
		"averyveryveryveryveryverylongword", "-", "'",
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(words); i++)
		assert_null(spelling_find(span_of(words[i])));
}

static void spelling__finds_each_row_of_its_table(void **state)
{
	size_t n = spelling_first[SPELLING_BUCKETS];

	(void)state;
	assert_true(n > 4000);
	for (size_t i = 0; i < n; i++)
		assert_ptr_equal(spelling_find(span_of(spelling_table[i].wrong)),
				 &spelling_table[i]);
}

static void spelling__parts_words_as_checkpatch_does(void **state)
{
	struct span text = SPAN("Teh-x teh_y `teh` 'teh (teh) teh. xteh teh"), w;
	size_t at = 0, n = 0, places[8];

	(void)state;
	while (n < NELEMS(places) && spelling_next_word(text, &at, &w))
		if (spelling_find(w))
			places[n++] = (size_t)(w.p - text.p);
	assert_int_equal(n, 3);
	assert_int_equal(places[0], 24);
	assert_int_equal(places[1], 29);
	assert_int_equal(places[2], 39);
	assert_false(spelling_next_word(text, &at, &w));
}

static void spelling__reads_the_list_of_a_kernel(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	const struct spelling_list *list;

	(void)state;
	list = spelling_read(&a, SPAN("# a||b\nfooo||foo\nBAAR||bar, baar\n"
				      "none\n||x\ny||\n1x||one x\n"));
	assert_string_equal(spelling_list_find(list, SPAN("Fooo"))->right,
			    "foo");
	assert_string_equal(spelling_list_find(list, SPAN("baar"))->right,
			    "bar, baar");
	assert_null(spelling_list_find(list, SPAN("a")));
	assert_null(spelling_list_find(list, SPAN("y")));
	assert_null(spelling_list_find(list, SPAN("lenght")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spelling__finds_a_word_in_any_case),
		cmocka_unit_test(spelling__knows_no_other_words),
		cmocka_unit_test(spelling__finds_each_row_of_its_table),
		cmocka_unit_test(spelling__reads_the_list_of_a_kernel),
		cmocka_unit_test(spelling__parts_words_as_checkpatch_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
