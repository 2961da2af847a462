// SPDX-License-Identifier: GPL-2.0-only
#include "check_testing.h"

#include "base/limits.h"
#include "check/print.h"

/* What the printer makes of the findings of the stage. */
static const char *printed(struct stage *s, const struct printer *printer,
			   struct term term)
{
	CLEANUP_BUF struct buf text;
	struct printing p = { .to = &text, .term = &term };

	buf_init(&text, LIMIT_TEXT);
	if (printer->begin)
		printer->begin(&p);
	for (; p.n < s->mail.findings.list.n; p.n++)
		printer->finding(&p, &s->mail.findings.list.at[p.n]);
	if (printer->end)
		printer->end(&p);
	return arena_str(&s->arena, buf_span(&text));
}

static const struct term plain = { .width = 80, .utf8 = true };

static void print_text__marks_the_place(void **state)
{
	static const struct { const char *text, *at, *want; } cases[] = {
		{ "one two\n", "two", "    one two\n        ^~~\n" },
		{ "one\n", "o", "    one\n    ^\n" },
		{ "one\n", "", "    one\n    ^\n" },
		{ "\n", "", "" },	/* nothing to show of it */
		/* The mark stands right behind tabs, escapes, wide text. */
		{ "+\tone\n", "one", "    +       one\n            ^~~\n" },
		{ "+ \t \tx\n", "x",
		  "    +               x\n                    ^\n" },
		{ "\033[1mx\n", "x", "    \\x1b[1mx\n           ^\n" },
		{ "\xc3\xa4\xff" "x\n", "x",
		  "    \xc3\xa4\\xffx\n         ^\n" },
		{ "a\t\n", "\t", "    a       \n     ^~~~~~~\n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_STAGE struct stage s;
		char *want;

		stage_init(&s, cases[i].text);
		report(&s.to, stage_at(&s, cases[i].at), "bad");
		want = arena_printf(&s.arena,
				    "x.patch:1: warning: bad [SOME_RULE]\n%s",
				    cases[i].want);
		assert_string_equal(printed(&s, &print_text, plain), want);
	}
}

static void print_text__cuts_a_long_line_around_the_place(void **state)
{
	static const struct term narrow = { .width = 45, .utf8 = true };
	static const char start[] = "x.patch:1: warning: bad [SOME_RULE]\n";
	static const struct { const char *at, *want; } cases[] = {
		{ "00",
		  "    00.01.02.03.04.05.06.07.08.09.10.11.12.1>\n"
		  "    ^~\n" },
		{ "13.14",
		  "   <.09.10.11.12.13.14.15.16.17.18.19.20.21.>\n"
		  "                 ^~~~~\n" },
		{ "25.26.27.28.29",
		  "   <6.17.18.19.20.21.22.23.24.25.26.27.28.29\n"
		  "                              ^~~~~~~~~~~~~~\n" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_STAGE struct stage s;

		stage_init(&s, "00.01.02.03.04.05.06.07.08.09.10.11.12.13.14."
			       "15.16.17.18.19.20.21.22.23.24.25.26.27.28.29");
		report(&s.to, stage_at(&s, cases[i].at), "bad");
		assert_string_equal(printed(&s, &print_text, narrow) +
				    sizeof(start) - 1, cases[i].want);
	}
}

static void print_text__is_fast_on_a_line_as_long_as_a_mail(void **state)
{
	CLEANUP_STAGE struct stage s;
	CLEANUP_ARENA struct arena a = { 0 };
	char *text = arena_zalloc(&a, 1, (4 << 20) + 1);

	(void)state;
	memset(text, '\t', 4 << 20);
	stage_init(&s, text);
	for (unsigned int i = 0; i < 1000; i++)
		report(&s.to, span_from(s.mail.patch.mail.text, i * 4096),
		       "bad");
	assert_non_null(printed(&s, &print_text, plain));
}

static void print_text__says_nothing_raw_to_a_terminal(void **state)
{
	static const struct term ascii = { .width = 80 };
	CLEANUP_STAGE struct stage s;

	(void)state;
	stage_init(&s, "x\n");
	s.mail.patch.mail.source = "a\033b\nc";
	report(&s.to, stage_at(&s, "x"), "has \033]0;evil\a \xc3\xa4");
	assert_string_equal(printed(&s, &print_text, ascii),
			    "a\\x1bb\\nc:1: warning: has \\x1b]0;evil\\x07 "
			    "\\u{e4} [SOME_RULE]\n    x\n    ^\n");
}

static void print_text__has_colour_where_the_terminal_has(void **state)
{
	static const struct term colour = { .width = 80, .utf8 = true,
					    .colour = true };
	CLEANUP_STAGE struct stage s;

	(void)state;
	stage_init(&s, "x\n");
	report_as(&s.to, SEV_NOTE, stage_at(&s, "x"), "bad");
	assert_string_equal(printed(&s, &print_text, colour),
			    "\033[1mx.patch:1: \033[0m\033[1;36mnote: \033[0m"
			    "bad [SOME_RULE]\n    x\n    \033[32m^\033[0m\n");
}

static void print_text__shows_related_places(void **state)
{
	CLEANUP_STAGE struct stage s;

	(void)state;
	stage_init(&s, "one\ntwo\n");
	s.mail.patch.mail.source_line = 11;
	report(&s.to, stage_at(&s, "two"), "bad");
	report_also(&s.to, stage_at(&s, "one"), "was here first");
	assert_string_equal(printed(&s, &print_text, plain),
			    "x.patch:12: warning: bad [SOME_RULE]\n"
			    "    two\n    ^~~\n"
			    "x.patch:11: was here first\n"
			    "    one\n    ^~~\n");
}

static void print_terse__has_the_words_of_checkpatch(void **state)
{
	CLEANUP_STAGE struct stage s;

	(void)state;
	stage_init(&s, "one\ntwo\n");
	s.mail.patch.mail.source_line = 11;
	report_as(&s.to, SEV_ERROR, stage_at(&s, "one"), "a");
	report_as(&s.to, SEV_WARNING, stage_at(&s, "two"), "b");
	report_as(&s.to, SEV_NOTE, stage_at(&s, "two"), "c");
	assert_string_equal(printed(&s, &print_terse, plain),
			    "x.patch:11: ERROR:SOME_RULE: a\n"
			    "x.patch:12: WARNING:SOME_RULE: b\n"
			    "x.patch:12: CHECK:SOME_RULE: c\n");
}

static void print_tsv__counts_lines_in_the_mail(void **state)
{
	CLEANUP_STAGE struct stage s;

	(void)state;
	stage_init(&s, "one\ntwo\n");
	s.mail.patch.mail.source_line = 11;
	report(&s.to, stage_at(&s, "two"), "a");
	assert_string_equal(printed(&s, &print_tsv, plain),
			    "message\tline\tlevel\ttype\ttext\n"
			    "x.patch\t2\tWARNING\tSOME_RULE\ta\n");
	s.mail.patch.mail.id = SPAN("abc");
	assert_string_equal(printed(&s, &print_tsv, plain),
			    "message\tline\tlevel\ttype\ttext\n"
			    "abc\t2\tWARNING\tSOME_RULE\ta\n");
}

static void print_count__knows_one_and_many(void **state)
{
	CLEANUP_BUF struct buf b;

	(void)state;
	buf_init(&b, 100);
	print_count(&b, 1, "error");
	print_count(&b, 0, "note");
	assert_string_equal(b.p, "1 error0 notes");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(print_text__marks_the_place),
		cmocka_unit_test(print_text__cuts_a_long_line_around_the_place),
		cmocka_unit_test(
			print_text__is_fast_on_a_line_as_long_as_a_mail),
		cmocka_unit_test(print_text__says_nothing_raw_to_a_terminal),
		cmocka_unit_test(print_text__has_colour_where_the_terminal_has),
		cmocka_unit_test(print_text__shows_related_places),
		cmocka_unit_test(print_terse__has_the_words_of_checkpatch),
		cmocka_unit_test(print_tsv__counts_lines_in_the_mail),
		cmocka_unit_test(print_count__knows_one_and_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
