// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <locale.h>

#include "base/relay.h"

static void relay__counts_the_lines_of_a_screen(void **state)
{
	static const struct {
		const char *text;
		unsigned int width;
		size_t rows;
	} cases[] = {
		{ "", 80, 0 },
		{ "\n", 80, 1 },
		{ "a", 80, 1 },
		{ "a\nb\n", 80, 2 },
		{ "12345678\n", 8, 1 },
		{ "123456789\n", 8, 2 },
		{ "12345678123456781\n", 8, 3 },
		{ "\t\n", 8, 1 },
		{ "\ta\n", 8, 2 },
		{ "1234\t5678\n", 8, 2 },
		/* Styles and links take no place, what they are about does. */
		{ "\033[1;31m12345678\033[0m\n", 8, 1 },
		{ "\033[1;31m123456789\033[0m\n", 8, 2 },
		{ "\033]8;;https://example.org/\033\\1234\033]8;;\033\\\n", 8, 1 },
		{ "\033]8;;https://example.org/", 8, 1 },
		{ "\033[", 8, 1 },
		{ "\033", 8, 1 },
		/* Two columns each. */
		{ "\xe6\xbc\xa2\xe5\xad\x97\n", 4, 1 },
		{ "\xe6\xbc\xa2\xe5\xad\x97\n", 3, 2 },
		{ "\xff\xfe\n", 2, 1 },
	};

	(void)state;
	setlocale(LC_CTYPE, "C.UTF-8");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(relay_rows(span_of(cases[i].text),
					    cases[i].width), cases[i].rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(relay__counts_the_lines_of_a_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
