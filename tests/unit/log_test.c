// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/buf.h"
#include "base/limits.h"
#include "model/log.h"

/* Which lines of a log there are, those of a dump with a star. */
static void expect_walk(const char *text, const char *want)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf got;
	struct message msg = { 0 };
	struct log_walk walk = { .msg = &msg };
	struct span rest = span_of(text);
	struct line line = { .nr = 1 };

	buf_init(&got, LIMIT_TEXT);
	for (; span_next_line(&rest, &line.text); line.nr++)
		*VEC_ADD(&a, &msg.log) = line;
	while (log_next(&walk, &line))
		buf_printf(&got, "%u%s ", line.nr, walk.in_dump ? "*" : "");
	assert_string_equal(got.p, want);
}

static void log__ends_at_the_first_sign_off(void **state)
{
	(void)state;
	expect_walk("a\n\nAcked-by: x\nSigned-off-by: y\nb\n", "1 2 3 ");
	expect_walk("a\n  signed-OFF-by: y\n", "1 ");
	expect_walk("a\nnot signed-off-by: y\n", "1 2 ");
	expect_walk("", "");
}

static void log__knows_what_a_kernel_prints(void **state)
{
	static const char *const begins[] = {
		"BUG: KASAN: x", "  WARNING: CPU: 1", "[   12.345678] x",
		"[12.345678 ] x", " [<ffffffff81234567>] x",
		" RSP: 0018 RAX: 00ff RBX: 1", " #1 [ffff88] panic at ff81",
	};
	static const char *const others[] = {
		"a BUG: x", "[12.34567] x", "[12.3456789] x", "[<ffff>] x",
		"[<ffffffff81234567] x", "RSP: 0018 RAX: 00ff RBX: 1",
		" RSP: 0018 RAX: 00ff", " #1 [x] panic at ff81",
		" #1 [ffff88] panic", "#1 is a number", " a: b c: d e:f",
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(begins); i++)
		expect_walk(begins[i], "1* ");
	for (size_t i = 0; i < NELEMS(others); i++)
		expect_walk(others[i], "1 ");
}

static void log__leaves_a_dump_at_an_empty_line(void **state)
{
	(void)state;
	expect_walk("a\nBUG: x\nb\n \nc\n", "1 2* 3* 4 5 ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(log__ends_at_the_first_sign_off),
		cmocka_unit_test(log__knows_what_a_kernel_prints),
		cmocka_unit_test(log__leaves_a_dump_at_an_empty_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
