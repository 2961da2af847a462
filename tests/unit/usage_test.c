// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "cmd/usage.h"

struct piece {
	const char *before, *text;
	enum usage_kind kind;
};

static void check(const char *usage, const struct piece *want)
{
	struct span rest = span_of(usage);
	struct usage_word word = { 0 };

	for (; want->before; want++) {
		assert_true(usage_next(&rest, &word));
		assert_span(word.before, want->before);
		assert_span(word.text, want->text);
		assert_int_equal(word.kind, want->kind);
	}
	assert_false(usage_next(&rest, &word));
}

static void usage_next__tells_the_three_kinds_of_words(void **state)
{
	(void)state;
	check("[list | add EXT-DIR --spec]", (const struct piece[]){
		{ "[", "list", USAGE_LITERAL },
		{ " | ", "add", USAGE_LITERAL },
		{ " ", "EXT-DIR", USAGE_PLACEHOLDER },
		{ " ", "--spec", USAGE_OPTION },
		{ "]", "", USAGE_LITERAL },
		{ 0 }
	});
}

static void usage_next__keeps_a_dot_before_a_letter_only(void **state)
{
	(void)state;
	check("FILE.so|RULE,...", (const struct piece[]){
		{ "", "FILE.so", USAGE_PLACEHOLDER },
		{ "|", "RULE", USAGE_PLACEHOLDER },
		{ ",...", "", USAGE_LITERAL },
		{ 0 }
	});
}

static void usage_next__keeps_digits(void **state)
{
	(void)state;
	check("IP6", (const struct piece[]){
		{ "", "IP6", USAGE_PLACEHOLDER }, { 0 }
	});
}

static void usage_next__finds_nothing_in_no_text(void **state)
{
	(void)state;
	check("", (const struct piece[]){ { 0 } });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(usage_next__tells_the_three_kinds_of_words),
		cmocka_unit_test(usage_next__keeps_a_dot_before_a_letter_only),
		cmocka_unit_test(usage_next__keeps_digits),
		cmocka_unit_test(usage_next__finds_nothing_in_no_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
