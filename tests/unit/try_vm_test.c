// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "base/tempdir.h"
#include "try/kvm.h"
#include "try/vm.h"

/* A folder with a program in it that is taken for QEMU. */
struct fake {
	struct arena arena;
	struct tempdir folder;
	const char *dir, *old_path;
};

static void fake_begin(struct fake *f, const char *script)
{
	struct err e = { 0 };
	const char *text = arena_printf(&f->arena, "#!/bin/sh\n%s\n", script);

	assert_int_equal(tempdir_make(&f->arena, "test", &f->folder, &e), 0);
	f->dir = f->folder.path;
	assert_int_equal(file_write(path_join(&f->arena, f->dir,
					      "qemu-system-x86_64"),
				    span_of(text), 0700, &e), 0);
	f->old_path = arena_str(&f->arena, span_of(getenv("PATH")));
	setenv("PATH", f->dir, 1);
}

static void fake_end(struct fake *f)
{
	setenv("PATH", f->old_path, 1);
	tempdir_remove(&f->folder);
	arena_release(&f->arena);
}

static struct vm vm_in(const struct fake *f)
{
	return (struct vm){
		.kernel = "k", .initramfs = "i", .work = f->dir,
		.limit_ms = 60000, .kvm = true, .boot_ms = 300,
	};
}

static void vm__stops_a_probe_that_says_nothing(void **state)
{
	struct fake f = { .dir = NULL };
	struct vm_result result;
	struct err e = { 0 };
	struct vm vm;

	(void)state;
	fake_begin(&f, "read -r never");
	vm = vm_in(&f);
	assert_int_equal(vm_run(&f.arena, &vm, &result, &e), 0);
	assert_true(result.late);
	assert_int_equal(result.results.len, 0);
	assert_in_range(result.ms, 300, 20000);
	fake_end(&f);
}

static void vm__takes_a_probe_that_fails_for_one_that_says_nothing(
	void **state)
{
	struct fake f = { .dir = NULL };
	struct vm_result result;
	struct err e = { 0 };
	struct vm vm;

	(void)state;
	fake_begin(&f, "echo 'no KVM for you' >&2; exit 1");
	vm = vm_in(&f);
	assert_int_equal(vm_run(&f.arena, &vm, &result, &e), 0);
	assert_false(result.late);
	assert_int_equal(result.results.len, 0);
	vm.boot_ms = 0;
	assert_int_equal(vm_run(&f.arena, &vm, &result, &e), -1);
	assert_int_equal(e.code, ERR_IO);
	assert_non_null(strstr(e.msg, "no KVM for you"));
	fake_end(&f);
}

/* The second port is the last file that is named; stdin is the monitor. */
static void vm__asks_a_guest_that_has_spoken_where_it_hangs(void **state)
{
	struct fake f = { .dir = NULL };
	struct vm_result result;
	struct err e = { 0 };
	struct vm vm;

	(void)state;
	fake_begin(&f, "for w; do case $w in file:*) f=${w#file:};; esac; done\n"
		   "echo hello >$f; read -r line; echo $line >>$f");
	vm = vm_in(&f);
	vm.limit_ms = 300;
	assert_int_equal(vm_run(&f.arena, &vm, &result, &e), 0);
	assert_true(result.late);
	assert_span(result.results, "hello\nnmi\n");
	fake_end(&f);
}

/* The first file that is named is the console. */
static void vm__stops_a_guest_that_floods_its_console(void **state)
{
	struct fake f = { .dir = NULL };
	struct vm_result result;
	struct err e = { 0 };
	struct vm vm;

	(void)state;
	fake_begin(&f, "for w; do case $w in file:*) f=${w#file:}; break;; esac; done\n"
		   "l='it is full'; while :; do l=\"$l\n$l\"; echo \"$l\"; [ ${#l} -lt 100000 ] || break; done >$f\n"
		   "while :; do echo \"$l\"; done >>$f");
	vm = vm_in(&f);
	vm.boot_ms = 60000;
	assert_int_equal(vm_run(&f.arena, &vm, &result, &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
	assert_non_null(strstr(e.msg, "more than 32 MB to its console"));
	assert_non_null(strstr(e.msg, "again: it is full"));
	fake_end(&f);
}

/* Its number, as soon as it has written it. */
static pid_t read_pid(struct arena *a, const char *path)
{
	struct err e = { 0 };
	struct span text;
	uint64_t pid;

	if (file_read(a, path, 64, &text, &e) || !text.len ||
	    text.p[text.len - 1] != '\n' ||
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

/* The child is nfkit; the first file that is named is the console. */
static void vm__ends_with_a_killed_nfkit(void **state)
{
	const char *tie = "/usr/bin/setpriv";
	struct fake f = { .dir = NULL };
	struct vm_result result;
	struct err e = { 0 };
	pid_t child, qemu;
	const char *file;
	struct vm vm;

	(void)state;
	if (access(tie, X_OK)) {
		print_message("skipped: no %s\n", tie);
		skip();
	}
	fake_begin(&f, "for w; do case $w in file:*) f=${w#file:}; break;; esac; done\n"
		   "echo $$ >$f; read -r never; read -r never </dev/ptmx");
	file = path_join(&f.arena, f.dir, "setpriv");
	assert_int_equal(symlink(tie, file), 0);
	file = path_join(&f.arena, f.dir, "console");
	vm = vm_in(&f);
	vm.boot_ms = 60000;
	child = fork();
	if (!child)
		_exit(vm_run(&f.arena, &vm, &result, &e) ? 1 : 0);
	while (!(qemu = read_pid(&f.arena, file)))
		poll(NULL, 0, 10);
	assert_int_equal(kill(child, SIGKILL), 0);
	assert_int_equal(waitpid(child, NULL, 0), child);
	if (!ends(qemu)) {
		kill(qemu, SIGKILL);
		fail_msg("it runs on");
	}
	fake_end(&f);
}

static void kvm__is_offered_until_it_has_failed(void **state)
{
	struct fake f = { .dir = NULL };
	const char *device, *none;

	(void)state;
	fake_begin(&f, "");
	device = path_join(&f.arena, f.dir, "qemu-system-x86_64");
	none = path_join(&f.arena, f.dir, "none");
	assert_true(kvm_is_offered(&f.arena, device, f.dir));
	assert_true(kvm_is_offered(&f.arena, device, NULL));
	assert_false(kvm_is_offered(&f.arena, none, f.dir));
	kvm_give_up(&f.arena, f.dir);
	assert_false(kvm_is_offered(&f.arena, device, f.dir));
	kvm_give_up(&f.arena, NULL);
	assert_true(kvm_is_offered(&f.arena, device, NULL));
	fake_end(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(vm__stops_a_probe_that_says_nothing),
		cmocka_unit_test(
			vm__takes_a_probe_that_fails_for_one_that_says_nothing),
		cmocka_unit_test(vm__asks_a_guest_that_has_spoken_where_it_hangs),
		cmocka_unit_test(vm__stops_a_guest_that_floods_its_console),
		cmocka_unit_test(vm__ends_with_a_killed_nfkit),
		cmocka_unit_test(kvm__is_offered_until_it_has_failed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
