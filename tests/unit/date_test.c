// SPDX-License-Identifier: GPL-2.0-only
/* Dates as git takes them from GIT_AUTHOR_DATE. */
#include "testing.h"

#include <stdlib.h>
#include <time.h>

#include "git/date.h"

static void date__is_what_git_makes_of_it(void **state)
{
	static const struct {
		const char *text;
		int64_t time;
		int offset;
	} cases[] = {
		{ "@1767323045 +0000", 1767323045, 0 },
		{ "1767323045 +0130", 1767323045, 90 },
		{ "1767323045 -1000", 1767323045, -600 },
		{ "@7 +0100", 7, 60 },
		{ "@1767323045", 1767323045, 120 },
		{ "2026-01-02T03:04:05Z", 1767323045, 0 },
		{ " 2026-01-02 03:04:05 +0000\n", 1767323045, 0 },
		{ "2026-01-02T04:04:05.123+01:00", 1767323045, 60 },
		{ "2026-01-02T02:04:05 -01", 1767323045, -60 },
		{ "2026-01-02T05:04:05", 1767323045, 120 },
		{ "Fri, 2 Jan 2026 03:04:05 +0000", 1767323045, 0 },
		{ "2 Jan 2026 03:04:05 GMT", 1767323045, 0 },
		{ "Fri Jan 2 04:34:05 2026 +0130", 1767323045, 90 },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		int64_t time = -1;
		int offset = -1;

		if (!date_read(span_of(cases[i].text), &time, &offset) ||
		    time != cases[i].time || offset != cases[i].offset)
			fail_msg("%s: %lld %d", cases[i].text,
				 (long long)time, offset);
	}
}

static void date__all_else_is_none(void **state)
{
	static const char *const cases[] = {
		"", "@", "@ +0000", "noon", "2026-01-02", "@5 +2500", "@5 +1",
		"@5 0100", "@5 +0160", "2026-13-02T03:04:05Z",
		"2026-01-02T03:04:05 CEST", "@99999999999999999999 +0000",
		"Fri, 2 Jan 2026 03:04:05 +0000                                  x",
	};
	int64_t time;
	int offset;

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		if (date_read(span_of(cases[i]), &time, &offset))
			fail_msg("'%s' is one", cases[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(date__is_what_git_makes_of_it),
		cmocka_unit_test(date__all_else_is_none),
	};

	/* Two hours east of UTC. */
	setenv("TZ", "XXX-2", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
