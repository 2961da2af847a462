// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "archive/cpio.h"
#include "archive/unpack.h"

static int make(struct buf *to, struct err *e)
{
	CLEANUP_CPIO struct cpio c = { 0 };

	return cpio_begin(&c, to, e) || cpio_dir(&c, "dev", e) ||
	       cpio_device(&c, "dev/console", 5, 1, e) ||
	       cpio_file(&c, "init", 0755, SPAN("program"), e) ||
	       cpio_link(&c, "sh", "init", e) || cpio_end(&c, e);
}

static struct span field(struct span entry, unsigned int nr)
{
	return span_first(span_from(entry, 6 + 8 * (size_t)nr), 8);
}

/* Fields of a header: 1 mode, 5 time, 6 size, 9 and 10 numbers of a device. */
static void cpio__has_what_linux_reads(void **state)
{
	static const struct { const char *name, *mode, *size, *data; } cases[] = {
		{ "dev", "000041ed", "00000000", "" },
		{ "dev/console", "00002180", "00000000", "" },
		{ "init", "000081ed", "00000007", "program" },
		{ "sh", "0000a1ff", "00000004", "init" },
		{ "TRAILER!!!", NULL, "00000000", "" },
	};
	CLEANUP_BUF struct buf bytes;
	struct err e = { 0 };
	struct span rest;

	(void)state;
	buf_init(&bytes, 1 << 20);
	assert_int_equal(make(&bytes, &e), 0);
	rest = buf_span(&bytes);
	for (size_t i = 0; i < NELEMS(cases); i++) {
		size_t name = strlen(cases[i].name), data = strlen(cases[i].data);

		assert_true(span_starts(rest, SPAN("070701")));
		if (cases[i].mode)
			assert_span(field(rest, 1), cases[i].mode);
		assert_span(field(rest, 5), "00000000");
		assert_span(field(rest, 6), cases[i].size);
		rest = span_from(rest, 110);
		assert_span(span_first(rest, name), cases[i].name);
		rest = span_from(rest, ((110 + name + 1 + 3) & ~3UL) - 110);
		assert_span(span_first(rest, data), cases[i].data);
		rest = span_from(rest, (data + 3) & ~3UL);
	}
	assert_int_equal(rest.len, 0);
}

static void cpio__is_the_same_each_time(void **state)
{
	CLEANUP_BUF struct buf one, two;
	struct err e = { 0 };

	(void)state;
	buf_init(&one, 1 << 20);
	buf_init(&two, 1 << 20);
	assert_int_equal(make(&one, &e), 0);
	assert_int_equal(make(&two, &e), 0);
	assert_true(span_eq(buf_span(&one), buf_span(&two)));
}

static void cpio__that_is_too_large_is_an_error(void **state)
{
	CLEANUP_BUF struct buf bytes;
	struct err e = { 0 };

	(void)state;
	buf_init(&bytes, 200);
	assert_int_equal(make(&bytes, &e), 1);
	assert_int_equal(e.code, ERR_LIMIT);
}

/* "hello\n" by gzip. */
#define PACKED	"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\x48\xcd\xc9"	\
		"\xc9\xe7\x02\x00\x20\x30\x3a\x36\x06\x00\x00\x00"

static void unpack__takes_what_is_packed_and_what_is_not(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct err e = { 0 };
	struct span out;

	(void)state;
	assert_int_equal(unpack(&a, "a.gz", SPAN(PACKED), 100, &out, &e), 0);
	assert_span(out, "hello\n");
	assert_int_equal(unpack(&a, "a", SPAN("\x7f" "ELF"), 100, &out, &e), 0);
	assert_span(out, "\x7f" "ELF");
	assert_int_equal(unpack(&a, "a.gz", SPAN(PACKED), 3, &out, &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
	err_clear(&e);
	assert_int_equal(unpack(&a, "a.gz", span_first(SPAN(PACKED), 15), 100,
				&out, &e), -1);
	assert_int_equal(e.code, ERR_SYNTAX);
	assert_non_null(strstr(e.msg, "a.gz"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cpio__has_what_linux_reads),
		cmocka_unit_test(cpio__is_the_same_each_time),
		cmocka_unit_test(cpio__that_is_too_large_is_an_error),
		cmocka_unit_test(unpack__takes_what_is_packed_and_what_is_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
