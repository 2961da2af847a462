// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <sys/resource.h>

#include "base/limits.h"
#include "try/wire.h"

static void add(struct buf *to, unsigned int seq, const char *kind,
		const char *text)
{
	wire_add_line(to, seq, (struct span[]) { span_of(kind),
						 span_of(text) }, 2);
}

static void wire__brings_each_byte_over(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text;
	char bytes[256];
	struct wire wire;

	(void)state;
	buf_init(&text, LIMIT_TEXT);
	for (int i = 0; i < 256; i++)
		bytes[i] = (char)i;
	wire_add_line(&text, 0, (struct span[]) { SPAN("out"),
						  { bytes, 256 } }, 2);
	for (size_t i = 0; i + 1 < text.len; i++)
		assert_true((unsigned char)text.p[i] >= ' ' ||
			    text.p[i] == '\t');
	wire_read(&a, buf_span(&text), &wire);
	assert_int_equal(wire.lines.n, 1);
	assert_int_equal(wire.lines.at[0].n, 2);
	assert_true(span_eq(wire.lines.at[0].fields[1],
			    (struct span){ bytes, 256 }));
}

static void wire__counts_what_is_torn_or_comes_from_others(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text;
	struct wire wire;

	(void)state;
	buf_init(&text, LIMIT_TEXT);
	add(&text, 0, "begin", "0");
	buf_add_str(&text, "[    3.14] a message of the kernel\r\n");
	buf_add_str(&text, "noise in front: ");
	add(&text, 1, "out", "one");
	buf_add_str(&text, "nf1 2 0000 end\t0\texit\t0\t1\n");
	buf_add_str(&text, "nf1 2 zzzz end\nnf1 \nnf1 x\n");
	add(&text, 1, "out", "said twice");
	add(&text, 5, "end", "0");
	add(&text, 6, "bye", "");
	text.len -= 2;
	wire_read(&a, buf_span(&text), &wire);
	assert_int_equal(wire.lines.n, 3);
	assert_span(wire.lines.at[1].fields[1], "one");
	assert_int_equal(wire.garbled, 7);
	assert_int_equal(wire.lost, 3);
	assert_false(wire.complete);
}

/* A guest that says nothing, a million times: memory is not its to take. */
static void wire__takes_no_more_than_so_many_lines(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text;
	struct rusage before, after;
	struct wire wire;

	(void)state;
	buf_init(&text, 32 << 20);
	for (unsigned int i = 0; i < LIMIT_WIRE_LINES + 1000; i++)
		wire_add_line(&text, i, (struct span[]) { SPAN("x") }, 1);
	getrusage(RUSAGE_SELF, &before);
	wire_read(&a, buf_span(&text), &wire);
	getrusage(RUSAGE_SELF, &after);
	assert_int_equal(wire.lines.n, LIMIT_WIRE_LINES);
	assert_int_equal(wire.garbled, 1000);
	assert_in_range(after.ru_maxrss - before.ru_maxrss, 0, 100 << 10);
}

static void wire__is_complete_with_its_last_word(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text;
	struct wire wire;

	(void)state;
	buf_init(&text, LIMIT_TEXT);
	add(&text, 0, "hello", "1500");
	add(&text, 1, "bye", "");
	wire_read(&a, buf_span(&text), &wire);
	assert_true(wire.complete);
	assert_int_equal(wire.garbled + wire.lost, 0);
}

static void wire__refuses_fields_that_are_misspelled_or_too_many(void **state)
{
	static const char *const cases[] = {
		"a\\", "a\\q", "a\\x", "a\\x1", "a\\xgg",
	};
	CLEANUP_ARENA struct arena a = { 0 };
	char many[WIRE_FIELDS + 1];
	struct wire_line line;

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_false(wire_split(&a, span_of(cases[i]), &line));
	memset(many, '\t', sizeof(many));
	assert_false(wire_split(&a, (struct span){ many, WIRE_FIELDS },
				&line));
	assert_true(wire_split(&a, (struct span){ many, WIRE_FIELDS - 1 },
			       &line));
	assert_int_equal(line.n, WIRE_FIELDS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wire__brings_each_byte_over),
		cmocka_unit_test(wire__counts_what_is_torn_or_comes_from_others),
		cmocka_unit_test(wire__takes_no_more_than_so_many_lines),
		cmocka_unit_test(wire__is_complete_with_its_last_word),
		cmocka_unit_test(
			wire__refuses_fields_that_are_misspelled_or_too_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
