// SPDX-License-Identifier: GPL-2.0-only
/* init - mount, do the plan, switch off */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "try/guest/steps.h"

#define PLAN		"/plan"
#define SHELL		"/bin/sh"
#define LIBRARIES	"/tree"		/* of iptables, if it brings them */

static void mount_all(void)
{
	static const struct { const char *type, *at; } all[] = {
		{ "devtmpfs", "/dev" },
		{ "proc", "/proc" },
		{ "sysfs", "/sys" },
		{ "debugfs", "/sys/kernel/debug" },
		{ "tmpfs", "/run" },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		mount(all[i].type, all[i].at, all[i].type, 0, NULL);
}

/* As bytes: no line feed becomes two characters on its way. */
static int open_port(const char *path)
{
	int fd = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
	struct termios t;

	if (fd >= 0 && !tcgetattr(fd, &t)) {
		cfmakeraw(&t);
		tcsetattr(fd, TCSANOW, &t);
	}
	return fd;
}

static bool is_due(const struct guest *g, struct span when)
{
	bool if_failed = span_skip_char(&when, '!');
	uint64_t id;

	if (!if_failed && !span_skip_char(&when, '+'))
		return true;
	return span_number(when, 10, LIMIT_STEPS - 1, &id) &&
	       g->failed[id] == if_failed;
}

static void say_end(struct guest *g, const struct step *s, const char *id,
		    unsigned long ms)
{
	const char *number = arena_printf(s->arena, "%d", s->result.number);
	const char *time = arena_printf(s->arena, "%lu", ms);

	report(g, (struct span[]){ SPAN("end"), span_of(id),
				   span_of(s->result.how), span_of(number),
				   span_of(time) }, 5);
}

static void do_step(struct guest *g, struct step *s, struct span kind,
		    struct span when)
{
	const struct step_kind *k = step_kind_find(kind);
	const char *id = arena_printf(s->arena, "%u", s->id);
	unsigned long start = uptime_ms();

	s->result = (struct result){ "left-out", 0 };
	if (is_due(g, when)) {
		report(g, (struct span[]){ SPAN("begin"), span_of(id) }, 2);
		s->result = (struct result){ "error", EINVAL };
		if (k && s->n >= k->args)
			k->run(g, s);
		report_log(g, s);
		g->failed[s->id] = !result_is_good(&s->result);
	}
	say_end(g, s, id, uptime_ms() - start);
}

static void do_line(struct guest *g, struct arena *a, struct span line)
{
	struct step s = { .arena = a };
	struct wire_line fields;
	uint64_t id;

	if (!wire_split(a, line, &fields) || fields.n < 3 ||
	    !span_number(fields.fields[0], 10, LIMIT_STEPS - 1, &id))
		return;
	s.id = (unsigned int)id;
	s.n = fields.n - 3;
	for (size_t i = 0; i < s.n; i++)
		s.args[i] = arena_str(a, fields.fields[i + 3]);
	do_step(g, &s, fields.fields[2], fields.fields[1]);
}

static void do_plan(struct guest *g)
{
	CLEANUP_ARENA struct arena plan = { 0 }, scratch = { 0 };
	struct err e = { 0 };
	struct span text, line;

	if (file_read(&plan, PLAN, LIMIT_TEXT, &text, &e)) {
		report(g, (struct span[]){ SPAN("error"), span_of(e.msg) }, 2);
		return;
	}
	while (span_next_line(&text, &line)) {
		do_line(g, &scratch, line);
		arena_reset(&scratch);
	}
}

/* On the console; a shell of one's own session, so that ^C works. */
static void shell(void)
{
	static const char *const argv[] = { "sh", NULL };
	pid_t pid = fork();

	if (!pid) {
		setsid();
		close(0);
		if (open("/dev/ttyS0", O_RDWR) == 0) {
			dup2(0, 1);
			dup2(0, 2);
			execv(SHELL, (char *const *)argv);
		}
		_exit(127);
	}
	while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
}

int main(void)
{
	static struct guest g = { .limit_ms = 20000 };
	const char *now;
	CLEANUP_ARENA struct arena a = { 0 };

	mount_all();
	setenv("PATH", "/sbin:/bin", 1);
	setenv("XTABLES_LIBDIR", "/xtables", 1);
	if (file_exists(LIBRARIES))
		setenv("LD_LIBRARY_PATH", LIBRARIES, 1);
	g.port = open_port("/dev/ttyS1");
	g.log = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	lseek(g.log, 0, SEEK_END);
	now = arena_printf(&a, "%lu", uptime_ms());
	report(&g, (struct span[]){ SPAN("hello"), span_of(now) }, 2);
	do_plan(&g);
	if (file_exists(SHELL))
		shell();
	report(&g, (struct span[]){ SPAN("bye") }, 1);
	tcdrain(g.port);
	sync();
	/* QEMU ends with -no-reboot, and needs no ACPI in the guest for it. */
	reboot(RB_AUTOBOOT);
	return 0;
}
