// SPDX-License-Identifier: GPL-2.0-only
/*
 * What is said of builds, with shell scripts in place of make: the clock of
 * this program is ours.
 */
#include "testing.h"

#include <time.h>

#include "scratch.h"

#include "base/file.h"
#include "try/build.h"

#define PAST_ALL_LIMITS	3600	/* seconds, between two looks at the clock */

static bool is_slow;

int clock_gettime(clockid_t which, struct timespec *t)
{
	static time_t now;

	(void)which;
	*t = (struct timespec){ .tv_sec = now };
	now += is_slow ? PAST_ALL_LIMITS : 0;
	return 0;
}

static void build__that_takes_too_long_is_no_fault_of_the_module(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	char *old_path = strdup(getenv("PATH"));
	const struct kernel kernel = { .release = "6.1", .headers = "." };
	struct checks checks = { .arena = &a };
	struct subject subject = { .dir = "." };
	struct scratch scratch;
	struct err e = { 0 };
	bool built;

	(void)state;
	scratch_enter(&scratch);
	*VEC_ADD(&a, &subject.modules) = "xt_x";
	assert_int_equal(file_write("make", SPAN("#!/bin/sh\nread -r never\n"),
				    0700, &e), 0);
	setenv("PATH", arena_printf(&a, "%s:%s", scratch.dir, old_path), 1);
	is_slow = true;
	assert_int_equal(build_all(&a, &subject, &kernel, scratch.dir, &checks,
				   &built, &e), -1);
	is_slow = false;
	assert_int_equal(e.code, ERR_LIMIT);
	assert_string_equal(e.msg,
			    "'make' took longer than 300000 ms and was stopped");
	assert_int_equal(checks.list.n, 0);
	setenv("PATH", old_path, 1);
	free(old_path);
	scratch_leave(&scratch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			build__that_takes_too_long_is_no_fault_of_the_module),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
