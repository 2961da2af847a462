// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/rows.h"

static const struct row list[] = {
	{ { SPAN("match"), SPAN("a") }, SPAN("what it is, in so many words") },
	{ { SPAN("of"), SPAN("four") }, SPAN("short") },
	{ { SPAN("of"), SPAN("b") }, { 0 } },
	{ { SPAN("of"), { 0 } }, SPAN("x") },
};

/* @width 0: that of a pipe. */
static void check(unsigned int indent, unsigned int width, const char *want)
{
	const struct term term = {
		.width = width ? width : 80, .width_known = width,
	};
	struct rows rows = { .indent = indent };
	CLEANUP_BUF struct buf b;

	buf_init(&b, 1000);
	rows_add_all(&rows, list, NELEMS(list), &term, &b);
	assert_span(buf_span(&b), want);
}

static void rows__are_lines_where_no_width_is_known(void **state)
{
	(void)state;
	check(0, 0,
	      "match  a     what it is, in so many words\n"
	      "of     four  short\n"
	      "of     b\n"
	      "of           x\n");
}

static void rows__fill_the_text_beside_the_cells(void **state)
{
	(void)state;
	check(1, 38,
	      " match  a     what it is, in so many\n"
	      "              words\n"
	      " of     four  short\n"
	      " of     b\n"
	      " of           x\n");
}

static void rows__put_the_text_below_where_there_is_no_room(void **state)
{
	(void)state;
	check(2, 20,
	      "  match  a\n"
	      "      what it is, in\n"
	      "      so many words\n"
	      "  of  four\n"
	      "      short\n"
	      "  of  b\n"
	      "  of\n"
	      "      x\n");
}

static void rows__leave_out_a_column_that_is_empty(void **state)
{
	const struct row row = { { SPAN("a"), { 0 } }, SPAN("b") };
	const struct term term = { .width = 40, .width_known = true };
	struct rows rows = { 0 };
	CLEANUP_BUF struct buf b;

	(void)state;
	buf_init(&b, 1000);
	rows_add_all(&rows, &row, 1, &term, &b);
	assert_span(buf_span(&b), "a  b\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows__are_lines_where_no_width_is_known),
		cmocka_unit_test(rows__fill_the_text_beside_the_cells),
		cmocka_unit_test(rows__put_the_text_below_where_there_is_no_room),
		cmocka_unit_test(rows__leave_out_a_column_that_is_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
