// SPDX-License-Identifier: GPL-2.0-only
/*
 * What is said of builds, with shell scripts in place of make: the clock of
 * this program is ours.
 */
#include "testing.h"

#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
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

struct fixture {
	struct scratch scratch;
	struct arena arena;
	struct checks checks;
	struct err e;
};

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	scratch_enter(&f->scratch);
	f->checks.arena = &f->arena;
	scratch_programs(&f->scratch, true);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	is_slow = false;
	arena_release(&f->arena);
	scratch_leave(&f->scratch);
	free(f);
	return 0;
}

/* The module xt_x, by this script. */
static int build_with(struct fixture *f, const char *make)
{
	const struct kernel kernel = { .release = "6.1", .headers = "." };
	struct subject subject = { .dir = "." };
	bool built;

	*VEC_ADD(&f->arena, &subject.modules) = "xt_x";
	assert_int_equal(file_write("make", span_of(make), 0700, &f->e), 0);
	return build_all(&f->arena, &subject, &kernel, f->scratch.dir,
			 &f->checks, &built, &f->e);
}

static void build__that_takes_too_long_is_no_fault_of_the_module(void **state)
{
	struct fixture *f = *state;

	is_slow = true;
	assert_int_equal(build_with(f, "#!/bin/sh\nread -r never\n"), -1);
	assert_int_equal(f->e.code, ERR_LIMIT);
	assert_string_equal(f->e.msg,
			    "'make' took longer than 300000 ms and was stopped");
	assert_int_equal(f->checks.list.n, 0);
}

/* The number that make has written, once it has. */
static pid_t read_pid(struct arena *a)
{
	struct err e = { 0 };
	struct span text;
	uint64_t pid;

	if (file_read(a, "pid", 64, &text, &e) || !span_ends(text, SPAN("\n")) ||
	    !span_number(span_trim(text), 10, INT32_MAX, &pid))
		return 0;
	return (pid_t)pid;
}

/* It ends within 20 seconds: then the result is true. */
static bool ends(pid_t pid)
{
	CLEANUP_FD int fd = (int)syscall(SYS_pidfd_open, pid, 0);
	struct pollfd end = { .fd = fd, .events = POLLIN };

	return fd < 0 || poll(&end, 1, 20000) == 1;
}

/* The child is nfkit. */
static void build__ends_with_a_killed_nfkit(void **state)
{
	struct fixture *f = *state;
	pid_t child, make;

	if (access("/usr/bin/setpriv", X_OK)) {
		print_message("skipped: no setpriv\n");
		skip();
	}
	child = fork();
	if (!child)
		_exit(build_with(f, "#!/bin/sh\necho $$ >pid\n"
				    "read -r never </dev/ptmx\n") ? 1 : 0);
	while (!(make = read_pid(&f->arena)))
		poll(NULL, 0, 10);
	assert_int_equal(kill(child, SIGKILL), 0);
	assert_int_equal(waitpid(child, NULL, 0), child);
	if (!ends(make)) {
		kill(make, SIGKILL);
		fail_msg("it runs on");
	}
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(build__that_takes_too_long_is_no_fault_of_the_module),
		TEST(build__ends_with_a_killed_nfkit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
