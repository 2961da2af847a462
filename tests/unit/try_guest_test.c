// SPDX-License-Identifier: GPL-2.0-only
/*
 * Steps of the guest, on this machine: what it calls iptables-nft are scripts,
 * and its /run is the current folder.
 */
#include "testing.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "scratch.h"

#include "base/file.h"
#include "base/limits.h"
#include "try/judge.h"

/* The guest is no part of nfkit's library, which has these names, too. */
#define report		guest_report
#define report_file	guest_report_file
#define run_program	guest_run_program
#include "try/guest/report.c"
#include "try/guest/rules.c"
#include "try/guest/run.c"
#include "try/guest/slab.c"

#define RUN	"/run/"

static const char *here(const char *path)
{
	return strncmp(path, RUN, strlen(RUN)) ? path : path + strlen(RUN);
}

int open(const char *path, int flags, ...)
{
	va_list rest;
	mode_t mode;

	va_start(rest, flags);
	mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
	va_end(rest);
	return (int)syscall(SYS_openat, AT_FDCWD, here(path), flags, mode);
}

int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *files, int fd,
				     const char *path, int flags, mode_t mode)
{
	static __typeof__(&posix_spawn_file_actions_addopen) real;

	if (!real)
		real = (__typeof__(real))dlsym(
			RTLD_NEXT, "posix_spawn_file_actions_addopen");
	return real(files, fd, here(path), flags, mode);
}

struct fixture {
	struct scratch scratch;
	struct arena arena;
	struct outcomes outcomes;
};

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	scratch_enter(&f->scratch);
	scratch_programs(&f->scratch, false);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	outcomes_release(&f->outcomes);
	arena_release(&f->arena);
	scratch_leave(&f->scratch);
	free(f);
	return 0;
}

static void write_text(const char *path, const char *text, mode_t mode)
{
	struct err e = { 0 };

	if (file_write(path, span_of(text), mode, &e))
		fail_msg("%s", e.msg);
}

/*
 * The step "rules" with an iptables that saves this many lines of 100 bytes,
 * as the host reads what it says of it.
 */
static const struct outcome *run_rules(struct fixture *f, int lines)
{
	struct guest g = {
		.port = open("port", O_WRONLY | O_CREAT, 0600), .log = -1,
		.limit_ms = 20000,
	};
	struct step s = {
		.id = 0, .arena = &f->arena,
		.args = { "iptables", "nft", "filter", "rules" }, .n = 4,
	};
	struct err e = { 0 };
	struct wire wire = { .lost = 0 };
	struct span said;

	write_text("rules", "*filter\nCOMMIT\n", 0600);
	write_text("iptables-nft", "#!/bin/sh\n", 0700);
	write_text("iptables-nft-restore", "#!/bin/sh\n", 0700);
	write_text("iptables-nft-save",
		   arena_printf(&f->arena,
				"#!/bin/sh\nn=0\n"
				"while [ $n -lt %d ]; do n=$((n + 1)); printf '%%-99d\\n' $n; done\n",
				lines), 0700);
	step_rules(&g, &s);
	report(&g, (struct span[]){ SPAN("end"), SPAN("0"),
				    span_of(s.result.how),
				    span_of(arena_printf(&f->arena, "%d",
							 s.result.number)),
				    SPAN("1") }, 5);
	close(g.port);
	assert_int_equal(file_read(&f->arena, "port", 32 << 20, &said, &e), 0);
	wire_read(&f->arena, said, &wire);
	outcomes_read(&f->outcomes, &f->arena, 1, &wire);
	return &f->outcomes.at[0];
}

/* Those of a file of tests that has as many rules as it may have. */
static void rules__of_many_are_compared_and_reported(void **state)
{
	const struct outcome *o = run_rules(*state, 3000);

	assert_string_equal(o->how, "exit");
	assert_int_equal(o->number, 0);
	assert_int_equal(o->out.len, 300000);
	assert_int_equal(o->err.len, 0);
}

static void rules__of_far_too_many_say_so(void **state)
{
	const struct outcome *o = run_rules(*state, 45000);

	assert_string_equal(o->how, "error");
	assert_string_equal(strerror((int)o->number), "File too large");
	assert_int_equal(o->out.len, 0);
	assert_true(span_starts(buf_span(&o->err),
				SPAN("'/run/saved' is larger than ")));
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(rules__of_many_are_compared_and_reported),
		TEST(rules__of_far_too_many_say_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
