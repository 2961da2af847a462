// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "net/loopback.h"

static void loopback__is_an_address_of_this_machine_only(void **state)
{
	static const struct { const char *host; bool is_it; } cases[] = {
		{ "localhost", true }, { "LOCALHOST", true },
		{ "127.0.0.1", true }, { "127.255.0.9", true },
		{ "::1", true }, { "[::1]", true },
		{ "127.example.org", false }, { "127.0.0.1.example.org", false },
		{ "127.1", false }, { "128.0.0.1", false }, { "::2", false },
		{ "localhost.example.org", false }, { "", false },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		if (is_loopback(span_of(cases[i].host)) != cases[i].is_it)
			fail_msg("%s", cases[i].host);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(loopback__is_an_address_of_this_machine_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
