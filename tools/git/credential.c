// SPDX-License-Identifier: GPL-2.0-only
#include "git/credential.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"

/* git with its two pipes, on our side. */
struct child {
	pid_t pid;
	int to, from;
};

/*
 * Not by base/process, whose programs have a process group of their own: git
 * asks for a password at the terminal, which stops one in the background.
 */
static int spawn(struct child *c, const char *verb, const int in[2],
		 const int out[2])
{
	const char *argv[] = { "git", "credential", verb, NULL };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attr;
	sigset_t defaults;
	int status;

	sigemptyset(&defaults);
	sigaddset(&defaults, SIGPIPE);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigdefault(&attr, &defaults);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGDEF);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
	status = posix_spawnp(&c->pid, argv[0], &actions, &attr,
			      (char *const *)argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attr);
	return status;
}

static int start(struct child *c, const char *verb, struct err *e)
{
	int in[2], out[2], status;

	if (pipe2(in, O_CLOEXEC))
		return err_errno(e, "cannot start git");
	if (pipe2(out, O_CLOEXEC)) {
		close(in[0]);
		close(in[1]);
		return err_errno(e, "cannot start git");
	}
	status = spawn(c, verb, in, out);
	close(in[0]);
	close(out[1]);
	c->to = in[1];
	c->from = out[0];
	if (!status)
		return 0;
	close(c->to);
	close(c->from);
	errno = status;
	return err_errno(e, "cannot start git");
}

/* What git does not read is not needed. */
static void tell(struct child *c, struct span text)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, old;

	sigaction(SIGPIPE, &ignore, &old);
	while (text.len) {
		ssize_t n = write(c->to, text.p, text.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			break;
		text = span_from(text, (size_t)n);
	}
	close(c->to);
	sigaction(SIGPIPE, &old, NULL);
}

/* The exit status, or -1 where a signal ended it. */
static int end(struct child *c)
{
	int status;

	close(c->from);
	while (waitpid(c->pid, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int ask(struct arena *a, const char *verb, struct span text,
	       struct span *answer, struct err *e)
{
	struct child c;
	int failed, status;

	if (start(&c, verb, e))
		return -1;
	tell(&c, text);
	failed = file_read_fd(a, c.from, "the answer of git credential",
			      CREDENTIAL_MAX, answer, e);
	status = end(&c);
	if (failed)
		return -1;
	if (status)
		return err_set(e, ERR_USAGE, "'git credential %s' failed", verb);
	return 0;
}

/* A line "NAME=VALUE" of what git is told; its lines cannot be quoted. */
static int add_line(struct buf *to, const char *name, const char *value,
		    struct err *e)
{
	if (span_find_char(span_of(value), '\n') != SIZE_MAX)
		return err_set(e, ERR_USAGE, "a line feed in the %s", name);
	buf_printf(to, "%s=%s\n", name, value);
	return 0;
}

int credential_fill(struct arena *a, const char *url, struct credential *out,
		    struct err *e)
{
	CLEANUP_BUF struct buf text;
	struct span answer, line;

	buf_init(&text, CREDENTIAL_MAX);
	if (add_line(&text, "url", url, e))
		return -1;
	buf_add_char(&text, '\n');
	if (ask(a, "fill", buf_span(&text), &answer, e))
		return err_prefix(e, "no token for %s", url);
	*out = (struct credential){ "", "" };
	while (span_next_line(&answer, &line)) {
		if (span_skip(&line, SPAN("username=")))
			out->user = arena_str(a, line);
		else if (span_skip(&line, SPAN("password=")))
			out->password = arena_str(a, line);
	}
	if (!*out->password)
		return err_set(e, ERR_USAGE,
			       "no token for %s: 'git credential' knows none",
			       url);
	return 0;
}

int credential_tell(const char *url, const struct credential *c, bool is_good,
		    struct err *e)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text;
	struct span answer;

	buf_init(&text, CREDENTIAL_MAX);
	if (add_line(&text, "url", url, e) ||
	    add_line(&text, "username", c->user, e) ||
	    add_line(&text, "password", c->password, e))
		return -1;
	buf_add_char(&text, '\n');
	return ask(&a, is_good ? "approve" : "reject", buf_span(&text),
		   &answer, e);
}
