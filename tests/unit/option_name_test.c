// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/option_name.h"

static void option_name__min_and_max_are_its_first_or_last_word(void **state)
{
	static const struct {
		const char *name;
		enum option_comparison want;
	} names[] = {
		{ "min", OPTION_MIN }, { "max", OPTION_MAX },
		{ "min-len", OPTION_MIN }, { "len-max", OPTION_MAX },
		{ "len", OPTION_EQUAL }, { "minute", OPTION_EQUAL },
		{ "climax", OPTION_EQUAL }, { "a-min-b", OPTION_EQUAL },
		{ "", OPTION_EQUAL },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(names); i++)
		if (option_name_comparison(span_of(names[i].name)) !=
		    names[i].want)
			fail_msg("%s", names[i].name);
}

static void option_name__tells_where_from_and_where_to(void **state)
{
	static const struct {
		const char *name;
		enum option_side want;
	} names[] = {
		{ "sport", OPTION_SOURCE }, { "dport", OPTION_DESTINATION },
		{ "source-port", OPTION_SOURCE },
		{ "destination-port", OPTION_DESTINATION },
		{ "src-ports", OPTION_SOURCE },
		{ "dst-host", OPTION_DESTINATION },
		{ "set-dest", OPTION_DESTINATION },
		{ "ctorigsrc", OPTION_SOURCE },
		{ "dstlimit", OPTION_DESTINATION },
		{ "from", OPTION_SOURCE }, { "to", OPTION_DESTINATION },
		{ "to-port", OPTION_DESTINATION },
		{ "net-saddr", OPTION_SOURCE },
		{ "port", OPTION_EITHER }, { "host", OPTION_EITHER },
		{ "total", OPTION_EITHER }, { "sports-day-to", OPTION_EITHER },
		{ "src-or-dst", OPTION_EITHER }, { "", OPTION_EITHER },
		{ "destroy", OPTION_EITHER }, { "support", OPTION_EITHER },
		{ "-", OPTION_EITHER },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(names); i++)
		if (option_name_side(span_of(names[i].name)) != names[i].want)
			fail_msg("%s", names[i].name);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			option_name__min_and_max_are_its_first_or_last_word),
		cmocka_unit_test(option_name__tells_where_from_and_where_to),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
