// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/limits.h"
#include "model/binary_patch.h"
#include "zlib/deflate.h"

static void check(struct span packed, const char *want)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	binary_patch_add(&text, "literal", 3, packed);
	assert_span(buf_span(&text), want);
}

static void binary_patch__writes_five_characters_for_four_bytes(void **state)
{
	(void)state;
	check(SPAN("\0\0\0\0"), "literal 3\nD00000\n\n");
	check(SPAN("\xff\xff\xff\xff"), "literal 3\nD|NsC0\n\n");
}

static void binary_patch__fills_up_what_is_no_four_bytes(void **state)
{
	(void)state;
	check(SPAN("\xff"), "literal 3\nA{{R30\n\n");
}

static void binary_patch__breaks_lines_at_52_bytes(void **state)
{
	char bytes[53] = { 0 };
	CLEANUP_BUF struct buf text;
	struct span rest, line = { 0 };

	(void)state;
	buf_init(&text, LIMIT_TEXT);
	binary_patch_add(&text, "delta", 9, (struct span){ bytes, 53 });
	rest = buf_span(&text);
	assert_true(span_next_line(&rest, &line));
	assert_span(line, "delta 9");
	assert_true(span_next_line(&rest, &line));
	assert_int_equal(line.len, 1 + 65);
	assert_int_equal(line.p[0], 'z');
	assert_true(span_next_line(&rest, &line));
	assert_span(line, "A00000");
	assert_true(span_next_line(&rest, &line));
	assert_span(line, "");
	assert_false(span_next_line(&rest, &line));
}

static void inflate__gives_back_what_was_deflated(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct span packed = deflate_fast(&a, SPAN("to and fro and to")), out;
	struct err e = { 0 };

	(void)state;
	assert_int_equal(inflate_exact(&a, packed, 17, "x", &out, &e), 0);
	assert_span(out, "to and fro and to");
}

static void inflate__refuses_another_size_and_broken_bytes(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct span packed = deflate_fast(&a, SPAN("to and fro")), out;
	struct err e = { 0 };

	(void)state;
	assert_int_equal(inflate_exact(&a, packed, 11, "x", &out, &e), -1);
	assert_int_equal(e.code, ERR_SYNTAX);
	err_clear(&e);
	assert_int_equal(inflate_exact(&a, packed, 3, "x", &out, &e), -1);
	err_clear(&e);
	assert_int_equal(inflate_exact(&a, SPAN("no zlib"), 3, "x", &out, &e),
			 -1);
	err_clear(&e);
	assert_int_equal(inflate_exact(&a, SPAN(""), 0, "x", &out, &e), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			binary_patch__writes_five_characters_for_four_bytes),
		cmocka_unit_test(binary_patch__fills_up_what_is_no_four_bytes),
		cmocka_unit_test(binary_patch__breaks_lines_at_52_bytes),
		cmocka_unit_test(inflate__gives_back_what_was_deflated),
		cmocka_unit_test(
			inflate__refuses_another_size_and_broken_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
