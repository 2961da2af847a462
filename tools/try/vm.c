// SPDX-License-Identifier: GPL-2.0-only
#include "try/vm.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/argv.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/process.h"
#include "try/tie.h"

#define PROGRAM		"qemu-system-x86_64"
#define CONSOLE		"console"
#define RESULTS		"results"
#define POLL_MS		250
#define NMI_MS		5000	/* for the kernel to say where it hangs */
#define LIMIT_PORT	(32L << 20)
#define TAIL		4096L

/*
 * no_timer_check: on a busy host the timer may seem not to work, and panic.
 * notests: nobody asks here whether all ciphers are right. norandmaps: what
 * QEMU has translated of a library, it finds again where the next program has
 * it at the same address. rcu_expedited: a module is removed at once, not some
 * ticks later. kmemleak is for kernels that have it, and wait to be asked.
 */
#define APPEND		"console=ttyS0 panic=-1 oops=panic no_timer_check " \
			"cryptomgr.notests norandmaps kmemleak=on " \
			"rcupdate.rcu_expedited=1 "
/*
 * What an emulated processor does not need: tables that tell it what is in the
 * machine, where there is next to nothing; a timer that takes a tenth of a
 * second to be measured beside others that work; a security module, for the
 * rules of one are part of no module of netfilter; and detours around flaws of
 * processors that this one does not have, at each call through a pointer.
 */
#define APPEND_TCG	"acpi=off nolapic_timer lsm= mitigations=off "

static const char *serial(struct arena *a, const struct vm *vm,
			  const char *name)
{
	return arena_printf(a, "file:%s", path_join(a, vm->work, name));
}

int vm_command(struct arena *a, const struct vm *vm, struct opt_list *argv,
	       struct err *e)
{
	const char *program = process_find(a, PROGRAM);

	if (!program)
		return err_set(e, ERR_NOENT,
			       "QEMU is missing: install qemu-system-x86 (Fedora, Arch: qemu-system-x86)");
	argv_add(a, argv,
		 ARGV(program, "-accel", vm->kvm ? "kvm" : "tcg",
		      "-cpu", vm->kvm ? "host" : "qemu64", "-m", "256",
		      "-display", "none", "-nodefaults", "-no-user-config",
		      "-no-reboot", "-nic", "none", "-kernel", vm->kernel,
		      "-initrd", vm->initramfs, "-append",
		      arena_printf(a, APPEND "%s%s",
				   vm->kvm ? "" : APPEND_TCG,
				   vm->shell ? "loglevel=5" :
				   "quiet unknown_nmi_panic=1"),
		      "-serial",
		      vm->shell ? "mon:stdio" : serial(a, vm, CONSOLE),
		      "-serial", serial(a, vm, RESULTS)));
	if (!vm->shell)
		argv_add(a, argv, ARGV("-monitor", "stdio"));
	return 0;
}

static int read_port(struct arena *a, const struct vm *vm, const char *name,
		     struct span *out, struct err *e)
{
	const char *path = path_join(a, vm->work, name);

	*out = SPAN("");
	return file_exists(path) ? file_read(a, path, 2 * LIMIT_PORT, out, e) : 0;
}

/* How much there is of results: what grows is not stuck. */
static off_t port_size(struct arena *a, const struct vm *vm, const char *name)
{
	struct stat st;

	return stat(path_join(a, vm->work, name), &st) ? 0 : st.st_size;
}

/* The last TAIL bytes of a port, or all of it. */
static struct span read_tail(struct arena *a, const char *path)
{
	CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *bytes = arena_alloc(a, TAIL);
	ssize_t n = 0;

	if (fd >= 0) {
		/* A file that is shorter is read from its start. */
		lseek(fd, -TAIL, SEEK_END);
		n = read(fd, bytes, TAIL);
	}
	return (struct span){ bytes, n < 0 ? 0 : (size_t)n };
}

/* For who asks what has filled it: the last whole line. */
static struct span last_line(struct arena *a, const char *path)
{
	struct span text = read_tail(a, path);

	text = span_first(text, span_rfind_char(text, '\n'));
	return span_trim(span_from(text, span_rfind_char(text, '\n') + 1));
}

static void tick(const struct vm *vm)
{
	CLEANUP_ARENA struct arena scratch = { 0 };

	if (vm->tick)
		vm->tick(vm->context,
			 read_tail(&scratch, path_join(&scratch, vm->work,
						       RESULTS)));
}

/* What nobody could read, and no disk hold. */
static int check_flood(struct arena *a, const struct vm *vm, struct err *e)
{
	static const char *const ports[] = { CONSOLE, RESULTS };

	for (size_t i = 0; i < sizeof(ports) / sizeof(ports[0]); i++) {
		struct span line;

		if (port_size(a, vm, ports[i]) <= LIMIT_PORT)
			continue;
		line = last_line(a, path_join(a, vm->work, ports[i]));
		return err_set(e, ERR_LIMIT,
			       "the guest was stopped because it has written more than %ld MB to its %s, again and again: " SPAN_FMT,
			       LIMIT_PORT >> 20,
			       i ? "results" : "console", SPAN_ARG(line));
	}
	return 0;
}

/* Until it ends, or is silent for too long: a busy host makes it slow. */
static int wait_for_end(struct arena *a, const struct vm *vm,
			struct process *p, struct buf *said, bool *late,
			struct err *e)
{
	unsigned long now = clock_ms(), end = now + vm->limit_ms * LIMIT_TIMES;
	unsigned long heard = now;
	unsigned long boot = vm->boot_ms ? vm->boot_ms :
			     vm->limit_ms * BOOT_TIMES, silence;
	off_t size = 0, more;

	do {
		if (process_read(p, POLL_MS, said, late, e) ||
		    check_flood(a, vm, e))
			return -1;
		tick(vm);
		now = clock_ms();
		more = port_size(a, vm, RESULTS);
		if (more != size)
			heard = now;
		size = more;
		silence = size ? vm->limit_ms : boot;
	} while (*late && now < end && now < heard + silence);
	return 0;
}

/* QEMU's monitor reads commands from what is its standard input. */
static int run_quietly(struct arena *a, const char *const *argv,
		       const struct vm *vm, bool *late, struct err *e)
{
	CLEANUP_BUF struct buf said;
	struct process p;
	int rc, status;

	buf_init(&said, LIMIT_TEXT);
	if (process_start(&p, argv, e))
		return -1;
	rc = wait_for_end(a, vm, &p, &said, late, e);
	if (!rc && *late && port_size(a, vm, RESULTS)) {
		bool again;

		process_tell(&p, SPAN("nmi\n"));
		rc = process_read(&p, NMI_MS, &said, &again, e);
	}
	status = process_end(&p);
	if (!rc && status && !*late && !vm->boot_ms)
		return err_set(e, ERR_IO, "QEMU ended with status %d: %s",
			       status, said.p);
	return rc;
}

int vm_run(struct arena *a, const struct vm *vm, struct vm_result *out,
	   struct err *e)
{
	unsigned long start = clock_ms();
	struct opt_list list = { 0 };
	const char *const *argv;
	int rc, status;

	*out = (struct vm_result){ .late = false };
	argv_add(a, &list, tie_words(a, "KILL"));
	if (vm_command(a, vm, &list, e))
		return -1;
	argv = argv_end(a, &list);
	rc = vm->shell ? process_run_here(argv, &status, e) :
	     run_quietly(a, argv, vm, &out->late, e);
	out->ms = clock_ms() - start;
	if (rc || read_port(a, vm, CONSOLE, &out->console, e) ||
	    read_port(a, vm, RESULTS, &out->results, e))
		return -1;
	return 0;
}
