// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <string.h>

#include "base/address.h"
#include "base/err.h"

static void err__leaves_out_the_password_of_an_address(void **state)
{
	static const struct { const char *in, *out; } cases[] = {
		{ "http://u:secret@h:80/x", "http://u@h:80/x" },
		{ "a 'ftp://u:s@h' b https://v:@w:t@h/@x:y@z c",
		  "a 'ftp://u@h' b https://v@h/@x:y@z c" },
		{ "http://u@h:80/a:b@c", "http://u@h:80/a:b@c" },
		{ "http://h:80/TODO@3", "http://h:80/TODO@3" },
		{ "http://h:80 a@b", "http://h:80 a@b" },
		{ "a: b@c ://", "a: b@c ://" },
		{ "://:s@", "://@" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct err e = { 0 };

		assert_int_equal(err_set(&e, ERR_NET, "%s", cases[i].in), -1);
		assert_string_equal(e.msg, cases[i].out);
		err_clear(&e);
		assert_int_equal(err_set(&e, ERR_NET, "x"), -1);
		assert_int_equal(err_prefix(&e, "%s", cases[i].in), -1);
		assert_int_equal(strncmp(e.msg, cases[i].out,
					 strlen(cases[i].out)), 0);
	}
}

static void address__unescapes_a_part(void **state)
{
	static const struct { struct span in; const char *out; } cases[] = {
		{ SPAN("a%2Fb%3f%25"), "a/b?%" }, { SPAN("%c3%A4"), "\xc3\xa4" },
		{ SPAN("%0a%00%7F"), "%0a%00%7F" }, { SPAN("%2"), "%2" },
		{ SPAN("%+1%g0%%41"), "%+1%g0%A" }, { SPAN(""), "" },
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_span(address_unescape(&a, cases[i].in), cases[i].out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(err__leaves_out_the_password_of_an_address),
		cmocka_unit_test(address__unescapes_a_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
