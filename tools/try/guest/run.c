// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include "try/guest/guest.h"

#define OUT	"/run/out"
#define ERR	"/run/err"

extern char **environ;

bool result_is_good(const struct result *r)
{
	return !strcmp(r->how, "exit") && !r->number;
}

static void add_file(posix_spawn_file_actions_t *files, int fd,
		     const char *path)
{
	int flags = fd ? O_WRONLY | O_CREAT | O_TRUNC : O_RDONLY;

	posix_spawn_file_actions_addopen(files, fd, path ? path : "/dev/null",
					 flags, 0600);
}

static int start(const struct run *r, const sigset_t *mask, pid_t *pid)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	int rc;

	posix_spawn_file_actions_init(&files);
	add_file(&files, 0, r->in);
	add_file(&files, 1, r->out);
	add_file(&files, 2, r->err);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigmask(&attr, mask);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK);
	rc = posix_spawnp(pid, r->argv[0], &files, &attr,
			  (char *const *)r->argv, environ);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&files);
	return rc;
}

/* False at the limit. */
static bool wait_until(pid_t pid, unsigned long end, const sigset_t *child,
		       int *status)
{
	for (;;) {
		unsigned long now = uptime_ms();
		struct timespec left;

		if (waitpid(pid, status, WNOHANG) == pid)
			return true;
		if (now >= end)
			return false;
		left.tv_sec = (time_t)((end - now) / 1000);
		left.tv_nsec = (long)((end - now) % 1000) * 1000000;
		sigtimedwait(child, NULL, &left);
	}
}

struct result run_program(struct guest *g, const struct run *r)
{
	unsigned long end = uptime_ms() + g->limit_ms;
	sigset_t child, old;
	int status, rc;
	pid_t pid;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, &old);
	rc = start(r, &old, &pid);
	if (rc)
		return (struct result){ "error", rc };
	if (!wait_until(pid, end, &child, &status)) {
		kill(pid, SIGKILL);
		return (struct result){ "late", (int)g->limit_ms };
	}
	return WIFSIGNALED(status) ?
	       (struct result){ "signal", WTERMSIG(status) } :
	       (struct result){ "exit", WEXITSTATUS(status) };
}

/* run IN PROGRAM ARGUMENT... */
void step_run_program(struct guest *g, struct step *s)
{
	struct run r = {
		.argv = s->args + 1,
		.in = *s->args[0] ? s->args[0] : NULL,
		.out = OUT,
		.err = ERR,
	};
	int rc;

	s->result = run_program(g, &r);
	rc = report_file(g, s, "out", OUT);
	if (rc && result_is_good(&s->result))
		s->result = (struct result){ "error", rc };
	report_file(g, s, "err", ERR);
}
