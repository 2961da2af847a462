// SPDX-License-Identifier: GPL-2.0-only
#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/hold.h"
#include "base/path.h"

extern char **environ;

#define STEP_MS		64	/* between two looks whether it has ended */

static void close_fd(int *fd)
{
	file_close_at(fd);
	*fd = -1;
}

/* What is held is held here, not in a child. */
static sigset_t unheld(const sigset_t *mask)
{
	sigset_t open = *mask;

	for (const int *nr = hold_numbers; *nr; nr++)
		sigdelset(&open, *nr);
	return open;
}

/* What the child does differently from us: its files, group and signals. */
static int spawn(struct process *p, int in, int out, int err, const char *dir,
		 const char *const *argv)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t defaults, mask = unheld(&p->mask);
	int rc;

	sigemptyset(&defaults);
	sigaddset(&defaults, SIGPIPE);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, in, 0);
	posix_spawn_file_actions_adddup2(&files, out, 1);
	posix_spawn_file_actions_adddup2(&files, err, 2);
	if (dir)
		posix_spawn_file_actions_addchdir_np(&files, dir);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setpgroup(&attr, 0);
	posix_spawnattr_setsigmask(&attr, &mask);
	posix_spawnattr_setsigdefault(&attr, &defaults);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK |
				 POSIX_SPAWN_SETSIGDEF |
				 (p->has_group ? POSIX_SPAWN_SETPGROUP : 0));
	rc = posix_spawnp(&p->pid, argv[0], &files, &attr,
			  (char *const *)argv, environ);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&files);
	return rc;
}

static void restore_signals(struct process *p)
{
	close_fd(&p->signals);
	sigprocmask(SIG_SETMASK, &p->mask, NULL);
}

/* It may ask for a password there, which stops one in the background. */
static bool is_at_terminal(void)
{
	CLEANUP_FD int fd = open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC);

	return fd >= 0;
}

/* Its stderr goes where @err says; -1: with what it writes. */
static int start(struct process *p, const char *const *argv, int err,
		 bool is_users, const char *dir, struct err *e)
{
	int in[2] = { -1, -1 }, out[2] = { -1, -1 };
	sigset_t ending = hold_set();
	int rc;

	*p = (struct process){
		.in = -1, .out = -1, .signals = -1, .is_users = is_users,
		.has_group = !is_users || !is_at_terminal(),
	};
	sigprocmask(SIG_BLOCK, &ending, &p->mask);
	p->signals = signalfd(-1, &ending, SFD_CLOEXEC | SFD_NONBLOCK);
	if (p->signals < 0 || pipe2(in, O_CLOEXEC) || pipe2(out, O_CLOEXEC) ||
	    fcntl(in[1], F_SETFL, O_NONBLOCK))
		rc = errno;
	else
		rc = spawn(p, in[0], out[1], err < 0 ? out[1] : err, dir,
			   argv);
	file_close_at(&in[0]);
	file_close_at(&out[1]);
	p->in = in[1];
	p->out = out[0];
	if (!rc)
		return 0;
	close_fd(&p->in);
	close_fd(&p->out);
	restore_signals(p);
	errno = rc;
	return err_errno(e, "cannot run '%s'", argv[0]);
}

int process_start(struct process *p, const char *const *argv, struct err *e)
{
	return start(p, argv, -1, false, NULL, e);
}

int process_start_users(struct process *p, const char *const *argv,
			struct err *e)
{
	return start(p, argv, -1, true, NULL, e);
}

int process_start_asked(struct process *p, const char *const *argv,
			const char *dir, struct err *e)
{
	return start(p, argv, STDERR_FILENO, true, dir, e);
}

/* The rest of @text, of which is written what fits; none where none is read. */
static struct span give(struct process *p, struct span text)
{
	void (*old)(int) = signal(SIGPIPE, SIG_IGN);
	ssize_t n = write(p->in, text.p, text.len);

	if (n < 0)
		n = errno == EAGAIN || errno == EINTR ? 0 : (ssize_t)text.len;
	signal(SIGPIPE, old);
	return span_from(text, (size_t)n);
}

void process_feed(struct process *p, struct span input)
{
	p->input = input;
	if (!input.len)
		close_fd(&p->in);
}

/* 1 at the end of what it writes. */
static int take(struct process *p, struct buf *output, struct err *e)
{
	char piece[4096];
	ssize_t n = read(p->out, piece, sizeof(piece));

	if (n < 0)
		return errno == EINTR ? 0 :
		       err_errno(e, "cannot read from a program");
	buf_add(output, (struct span){ piece, (size_t)n });
	return !n;
}

/* Taken, or it would end us before the caller has cleaned up. */
static int interrupted(struct process *p, struct err *e)
{
	struct signalfd_siginfo info;

	while (read(p->signals, &info, sizeof(info)) > 0)
		e->signal = (int)info.ssi_signo;
	return err_set(e, ERR_STOPPED, "interrupted");
}

/* It stays as it is: its number is not free for another one. */
static bool has_ended(const struct process *p)
{
	siginfo_t info = { .si_pid = 0 };

	return waitid(P_PID, (id_t)p->pid, &info,
		      WEXITED | WNOHANG | WNOWAIT) || info.si_pid;
}

int process_read(struct process *p, unsigned int limit, struct buf *output,
		 bool *late, struct err *e)
{
	unsigned long now, end = clock_ms() + limit;
	unsigned int step = 1;

	for (*late = false; (now = clock_ms()) < end; ) {
		bool ended = has_ended(p);
		struct pollfd fds[] = {
			{ .fd = p->is_quiet ? -1 : p->out, .events = POLLIN },
			{ .fd = p->signals, .events = POLLIN },
			{ .fd = p->input.len ? p->in : -1, .events = POLLOUT },
		};
		int n, rc = 0;

		n = poll(fds, 3, ended ? 0 : end - now < step ?
			 (int)(end - now) : (int)step);
		if (n < 0 && errno != EINTR)
			return err_errno(e, "cannot wait for a program");
		if (fds[1].revents)
			return interrupted(p, e);
		if (fds[2].revents)
			process_feed(p, give(p, p->input));
		if (fds[0].revents)
			rc = take(p, output, e);
		if (rc < 0)
			return -1;
		if (rc)
			p->is_quiet = true;
		/* Others may go on that have its output, too. */
		if (!n && ended)
			return 0;
		step = n ? 1 : step < STEP_MS ? step * 2 : step;
	}
	*late = true;
	return 0;
}

void process_tell(struct process *p, struct span text)
{
	give(p, text);
}

static int exit_status(int status)
{
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) :
	       WEXITSTATUS(status);
}

static int wait_for(pid_t pid)
{
	int status = 0;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

int process_end(struct process *p)
{
	bool ended = has_ended(p);
	int status;

	close_fd(&p->in);
	if (!ended || (!p->is_quiet && !p->is_users))
		kill(p->has_group ? -p->pid : p->pid, SIGKILL);
	status = exit_status(wait_for(p->pid));
	close_fd(&p->out);
	restore_signals(p);
	return status;
}

int process_run(const char *const *argv, unsigned int limit,
		struct buf *output, int *status, struct err *e)
{
	struct process p;
	bool late;
	int rc;

	if (process_start(&p, argv, e))
		return -1;
	process_feed(&p, (struct span){ 0 });
	rc = process_read(&p, limit, output, &late, e);
	*status = process_end(&p);
	if (!rc && late)
		return err_set(e, ERR_LIMIT,
			       "'%s' took longer than %u ms and was stopped",
			       argv[0], limit);
	return rc;
}

bool process_ask(const char *const *argv, unsigned int limit,
		 struct buf *output)
{
	struct err why = { 0 };
	int status;

	if (process_run(argv, limit, output, &status, &why)) {
		if (why.code == ERR_STOPPED)
			raise(why.signal);
		return false;
	}
	return !status;
}

/* What the keyboard sends is for the program; a pending one is dropped too. */
static void ignore_keys(void)
{
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
}

static void obey_keys(const struct process_keys *keys)
{
	sigaction(SIGINT, &keys->interrupt, NULL);
	sigaction(SIGQUIT, &keys->quit, NULL);
}

/* Those that we were told to ignore are ignored there, too. */
static sigset_t keys_of(const struct process_keys *keys)
{
	sigset_t set;

	sigemptyset(&set);
	if (keys->interrupt.sa_handler != SIG_IGN)
		sigaddset(&set, SIGINT);
	if (keys->quit.sa_handler != SIG_IGN)
		sigaddset(&set, SIGQUIT);
	return set;
}

int process_run_here(const char *const *argv, int *status, struct err *e)
{
	sigset_t ending = hold_set(), old, mask, defaults;
	posix_spawnattr_t attr;
	struct process_keys keys;
	int rc, raw = 0;
	pid_t pid;

	sigaction(SIGINT, NULL, &keys.interrupt);
	sigaction(SIGQUIT, NULL, &keys.quit);
	defaults = keys_of(&keys);
	ignore_keys();
	sigprocmask(SIG_BLOCK, &ending, &old);
	mask = unheld(&old);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigmask(&attr, &mask);
	posix_spawnattr_setsigdefault(&attr, &defaults);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK |
				 POSIX_SPAWN_SETSIGDEF);
	rc = posix_spawnp(&pid, argv[0], NULL, &attr, (char *const *)argv,
			  environ);
	posix_spawnattr_destroy(&attr);
	if (!rc)
		raw = wait_for(pid);
	*status = exit_status(raw);
	ignore_keys();
	obey_keys(&keys);
	/* It did not take the key, which means us too. */
	if (WIFSIGNALED(raw) && sigismember(&defaults, WTERMSIG(raw)))
		raise(WTERMSIG(raw));
	sigprocmask(SIG_SETMASK, &old, NULL);
	errno = rc;
	return rc ? err_errno(e, "cannot run '%s'", argv[0]) : 0;
}

/*
 * As git does: it reads to the end of what was written, and is left before we
 * end, or two would read the keyboard.
 */
static void end_behind_reader(int nr)
{
	struct sigaction die = { .sa_handler = SIG_DFL };
	int was = errno;

	close(STDOUT_FILENO);
	close(STDERR_FILENO);
	while (waitpid(-1, NULL, 0) > 0 || errno == EINTR)
		;
	sigaction(nr, &die, NULL);
	/* It is blocked here, and comes on return. */
	raise(nr);
	errno = was;
}

static void take_keys(struct process_keys *keys)
{
	struct sigaction end = { .sa_handler = end_behind_reader };

	sigaction(SIGINT, &end, &keys->interrupt);
	sigaction(SIGQUIT, &end, &keys->quit);
}

int process_start_reading(struct process_reader *p, const char *const *argv,
			  int in, int out, const sigset_t *mask,
			  struct err *e)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t defaults;
	int rc;

	take_keys(&p->keys);
	sigemptyset(&defaults);
	sigaddset(&defaults, SIGINT);
	sigaddset(&defaults, SIGQUIT);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&files, out, STDERR_FILENO);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigmask(&attr, mask);
	posix_spawnattr_setsigdefault(&attr, &defaults);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGDEF |
				 POSIX_SPAWN_SETSIGMASK);
	rc = posix_spawnp(&p->pid, argv[0], &files, &attr, (char *const *)argv,
			  environ);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&files);
	if (!rc)
		return 0;
	obey_keys(&p->keys);
	errno = rc;
	return err_errno(e, "cannot run '%s'", argv[0]);
}

void process_end_reading(struct process_reader *p)
{
	wait_for(p->pid);
	obey_keys(&p->keys);
}

const char *process_find(struct arena *a, const char *program)
{
	const char *list = getenv("PATH");
	struct span rest, dir;

	rest = span_of(arena_printf(a, "%s:/usr/sbin:/sbin:",
				    list ? list : "/usr/bin:/bin"));
	while (span_next_until(&rest, ':', &dir)) {
		const char *path = path_join(a, arena_str(a, dir), program);

		if (dir.len && !access(path, X_OK) && !file_is_dir(path))
			return path;
	}
	return NULL;
}

const char *process_need(struct arena *a, const char *program,
			 const char *package, struct err *e)
{
	const char *path = process_find(a, program);

	if (!path)
		err_set(e, ERR_NOENT, "%s is missing: install %s", program,
			package);
	return path;
}
