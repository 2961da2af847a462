// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/cregister.h"

static void cregister__asks_for_a_name_of_a_struct(void **state)
{
	static const struct { const char *text; bool has; } cases[] = {
		{ "static struct xt_match m = {\n\t.name\t= \"tos\",\n};\n",
		  true },
		{ "struct xt_match m[] = { { .name = \"tos\" } };\n", true },
		{ "\t. name =\n\t\t\"tos\"\n", true },
		{ "\t.name = \"tos2\",\n", false },
		{ "\t.alias = \"tos\",\n", false },
		{ "\tname = \"tos\";\n", false },
		{ "/*\n\t.name = \"tos\",\n */\n", false },
		{ "\t.name = \"dscp\", /* \"tos\" */\n", false },
		{ "\"tos\"", false },
		{ "", false },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		if (cregister_has(span_of(cases[i].text), "tos") !=
		    cases[i].has)
			fail_msg("%s", cases[i].text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cregister__asks_for_a_name_of_a_struct),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
