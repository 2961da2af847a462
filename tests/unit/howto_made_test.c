// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <string.h>

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

/* A part of the lines 0 to 19. */
static void write_part(struct buf *to)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	for (size_t i = 0; i < 20; i++)
		buf_printf(&text, "  %zu is a number\n", i);
	made_add(to, SPAN("  "), MADE_TEXT, buf_span(&text));
}

/* What the part becomes where line @line is another one. */
static const char *change(struct arena *a, struct span bytes, size_t line,
			  const char *by)
{
	CLEANUP_BUF struct buf text, out;
	struct made part, again;
	size_t at = 0;

	buf_init(&text, LIMIT_TEXT);
	buf_init(&out, LIMIT_TEXT);
	for (size_t i = 0; i < 20; i++)
		if (i == line)
			buf_printf(&text, "  %s\n", by);
		else
			buf_printf(&text, "  %zu is a number\n", i);
	assert_true(made_next(bytes, &at, &part));
	assert_int_not_equal(part.end, 0);
	made_change(a, bytes, &part, SPAN("  "), buf_span(&text), &out);
	at = 0;
	assert_true(made_next(buf_span(&out), &at, &again));
	assert_int_equal(again.end, out.len);
	assert_int_equal(again.digest, made_digest(buf_span(&text)));
	return arena_str(a, buf_span(&out));
}

/* The lines with marks: "LINE:MARK ", the digest left out. */
static const char *marks(struct arena *a, const char *part)
{
	CLEANUP_BUF struct buf b;
	struct span rest = span_of(part), line;

	buf_init(&b, LIMIT_TEXT);
	for (size_t i = 0; span_next_line(&rest, &line);) {
		line = span_trim(line);
		if (!span_skip(&line, SPAN("<!-- nfkit "))) {
			i++;
			continue;
		}
		buf_printf(&b, "%zu:" SPAN_FMT " ", i,
			   (int)span_find_char(line, ' '), line.p);
	}
	return arena_str(a, buf_span(&b));
}

static void made__a_change_is_marked_where_it_is(void **state)
{
	static const struct {
		size_t line;
		const char *by, *marks;
	} cases[] = {
		{ 0, "x", "0:text " },
		{ 5, "x", "0:text " },
		{ 6, "x", "0:text 6:changed " },
		{ 19, "x", "0:text 19:changed " },
		{ 12, "<verb>", "0:text 12:changed " },
		{ 3, "<verb>", "0:text " },
	};
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf b;

	(void)state;
	buf_init(&b, LIMIT_TEXT);
	write_part(&b);
	for (size_t i = 0; i < NELEMS(cases); i++) {
		const char *new = change(&a, buf_span(&b), cases[i].line,
					 cases[i].by);

		assert_string_equal(marks(&a, new), cases[i].marks);
	}
}

static void made__a_mark_near_a_change_is_used_again(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf b;
	const char *new;

	(void)state;
	buf_init(&b, LIMIT_TEXT);
	write_part(&b);
	new = change(&a, buf_span(&b), 12, "x");
	assert_string_equal(marks(&a, new), "0:text 12:changed ");
	/* Line 12 is as it was again, and so is 16 in the end. */
	new = change(&a, span_of(new), 16, "y");
	assert_string_equal(marks(&a, new), "0:text 12:changed ");
	new = change(&a, span_of(new), 4, "z");
	assert_string_equal(marks(&a, new), "0:text ");
}

static void made__what_is_typed_gets_no_mark_in_it(void **state)
{
	static const char old[] = "  <!-- nfkit text %08x -->\n%s";
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text, bytes, out;
	struct made part;
	const char *new;
	size_t at = 0;

	(void)state;
	buf_init(&text, LIMIT_TEXT);
	buf_init(&bytes, LIMIT_TEXT);
	buf_init(&out, LIMIT_TEXT);
	for (int i = 0; i < 10; i++)
		buf_printf(&text, "  %d\n%s", i, i == 6 ? "<verb>\n" : "");
	buf_add_str(&text, "</verb>\n");
	buf_printf(&bytes, old, (unsigned int)made_digest(buf_span(&text)),
		   text.p);
	assert_true(made_next(buf_span(&bytes), &at, &part));
	new = arena_printf(&a, SPAN_FMT "x\n</verb>\n", (int)text.len - 12,
			   text.p);
	made_change(&a, buf_span(&bytes), &part, SPAN("  "), span_of(new),
		    &out);
	assert_string_equal(marks(&a, out.p), "0:text 7:changed ");
	assert_non_null(strstr(out.p, "  6\n<!-- nfkit changed "));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(made__a_part_ends_where_its_words_do),
		cmocka_unit_test(made__blanks_and_line_ends_are_no_words),
		cmocka_unit_test(made__other_words_are_somebodys),
		cmocka_unit_test(made__a_change_is_marked_where_it_is),
		cmocka_unit_test(made__a_mark_near_a_change_is_used_again),
		cmocka_unit_test(made__what_is_typed_gets_no_mark_in_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
