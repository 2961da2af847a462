// SPDX-License-Identifier: GPL-2.0-only
/*
 * A guest with KVM, and once more without: open() of this program is ours, so
 * that there is a KVM, and a shell script is taken for QEMU.
 */
#include "testing.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "scratch.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "try/cache.h"
#include "try/judge.h"
#include "try/kvm.h"
#include "try/session.h"

#define KVM	"/dev/kvm"

int open(const char *path, int flags, ...)
{
	va_list rest;
	mode_t mode;

	va_start(rest, flags);
	mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
	va_end(rest);
	return (int)syscall(SYS_openat, AT_FDCWD,
			    strcmp(path, KVM) ? path : "/dev/null", flags,
			    mode);
}

struct fixture {
	struct scratch scratch;
	struct arena arena;
	struct outcomes outcomes;
};

/* The script says what is in "guest" where "boots" names its accelerator. */
static int setup(void **state)
{
	static const struct span hello[] = { SPAN("hello"), SPAN("7") };
	static const struct span bye[] = { SPAN("bye") };
	struct fixture *f = calloc(1, sizeof(*f));
	CLEANUP_BUF struct buf said;
	struct err e = { 0 };

	scratch_enter(&f->scratch);
	setenv("XDG_CACHE_HOME", f->scratch.dir, 1);
	scratch_programs(&f->scratch, false);
	buf_init(&said, LIMIT_TEXT);
	wire_add_line(&said, 0, hello, NELEMS(hello));
	wire_add_line(&said, 1, bye, NELEMS(bye));
	assert_int_equal(file_write("guest", buf_span(&said), 0600, &e), 0);
	assert_int_equal(file_write("qemu-system-x86_64", SPAN(
		"#!/bin/sh\n"
		"accel=$2\n"
		"for w; do case $w in file:*) f=${w#file:};; esac; done\n"
		"read -r boots <boots\n"
		"case $boots in *$accel*) ;; *) exit 1;; esac\n"
		"while IFS= read -r l; do printf '%s\\n' \"$l\"; done <guest >$f\n"),
				    0700, &e), 0);
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

/* A kernel that boots with what is in @boots is run; is KVM trusted then? */
static bool trusts_kvm_after(struct fixture *f, const char *boots)
{
	struct trial t = { .limit_s = 60 };
	struct trial_result out = { .command = NULL };
	struct session s = {
		.arena = &f->arena, .t = &t, .out = &out, .work = ".",
		.kernel = { .vmlinuz = "vmlinuz" },
		.vm = { .initramfs = "i" },
	};
	struct vm_result result;
	struct err e = { 0 };
	struct wire wire;

	assert_int_equal(file_write("boots", span_of(boots), 0600, &e), 0);
	/* What QEMU says of itself is an error, but of the probe. */
	if (session_run_vm(&s, &result, &f->outcomes, &wire, &e))
		assert_non_null(strstr(e.msg, "QEMU ended with status 1"));
	return kvm_is_offered(&f->arena, KVM, cache_folder(&f->arena));
}

static void kvm__is_trusted_while_a_kernel_boots_in_it(void **state)
{
	assert_true(trusts_kvm_after(*state, "kvm tcg\n"));
}

static void kvm__is_given_up_where_a_kernel_boots_only_without(void **state)
{
	assert_false(trusts_kvm_after(*state, "tcg\n"));
}

static void kvm__is_not_to_blame_for_a_kernel_that_never_boots(void **state)
{
	assert_true(trusts_kvm_after(*state, "\n"));
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(kvm__is_trusted_while_a_kernel_boots_in_it),
		TEST(kvm__is_given_up_where_a_kernel_boots_only_without),
		TEST(kvm__is_not_to_blame_for_a_kernel_that_never_boots),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
