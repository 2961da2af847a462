// SPDX-License-Identifier: GPL-2.0-only
/* feed - see feed.h */
#include "feed.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/wait.h>
#include <unistd.h>

/* With a number that nobody who writes rules can know. */
#define MARK	"# batch %lu is done (%016llx)"

struct feed {
	const char *program;
	pid_t pid;		/* 0: not running */
	int in, out, err;	/* what it reads, prints and complains of */
	unsigned long line;	/* lines that this process has got */
	unsigned long batch;
	unsigned long long token;	/* of the marks of this process */
	unsigned int starts;
	char printed[256];	/* the end of what it has printed */
	size_t printed_len;
	char said[1024];	/* the beginning of its complaint */
	size_t said_len;
};

/* The ends of pipes that only the child needs. */
struct child_ends {
	int in, out, err;
};

static enum feed_result fail(struct feed_fault *fault, size_t line,
			     enum feed_result result, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsnprintf(fault->reason, sizeof(fault->reason), fmt, args);
	va_end(args);
	fault->line = line;
	return result;
}

static void close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* Both ends of a pseudo terminal. */
static int open_terminal(int *master, int *slave)
{
	char name[64];

	*master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (*master < 0 || grantpt(*master) || unlockpt(*master) || ptsname_r(*master, name, sizeof(name)))
		return -1;
	*slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
	return *slave < 0 ? -1 : 0;
}

static int open_ends(struct feed *f, struct child_ends *child)
{
	int fds[2];

	if (pipe2(fds, O_CLOEXEC))
		return -1;
	child->in = fds[0];
	f->in = fds[1];
	if (pipe2(fds, O_CLOEXEC))
		return -1;
	f->err = fds[0];
	child->err = fds[1];
	if (open_terminal(&f->out, &child->out))
		return -1;
	/* A full pipe must not keep us from reading what is said. */
	return fcntl(f->in, F_SETFL, O_NONBLOCK);
}

/*
 * In a process group of its own, so that ^C ends us and not a batch. SIGPIPE,
 * which we ignore, works there as usual.
 */
static int spawn(struct feed *f, const struct child_ends *child)
{
	char *argv[5] = { (char *)f->program, "--noflush", "--verbose", "--wait", NULL };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attr;
	sigset_t usual;
	int code;

	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setsigdefault(&attr, &usual);
	posix_spawnattr_setpgroup(&attr, 0);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, child->in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, child->out, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&actions, child->err, STDERR_FILENO);
	code = posix_spawnp(&f->pid, f->program, &actions, &attr, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attr);
	return code;
}

/* Close our ends, which ends it, and wait for that. Its status, or -1. */
static int stop(struct feed *f)
{
	int status = -1;

	close_one(&f->in);
	close_one(&f->out);
	close_one(&f->err);
	while (f->pid > 0 && waitpid(f->pid, &status, 0) < 0 && errno == EINTR)
		;
	f->pid = 0;
	return status;
}

static enum feed_result launch(struct feed *f, struct feed_fault *fault)
{
	struct child_ends child = { -1, -1, -1 };
	int code = 0;

	if (getrandom(&f->token, sizeof(f->token), 0) != sizeof(f->token) || open_ends(f, &child))
		code = errno;
	if (!code)
		code = spawn(f, &child);
	close_one(&child.in);
	close_one(&child.out);
	close_one(&child.err);
	if (code) {
		f->pid = 0;
		stop(f);
		return fail(fault, 0, FEED_BROKEN, "cannot start %s: %s", f->program, strerror(code));
	}
	f->line = 0;
	f->starts++;
	return FEED_DONE;
}

/* Keep the beginning; what comes behind is read and forgotten. */
static void listen_to(struct feed *f)
{
	char rest[256];
	size_t room = sizeof(f->said) - 1 - f->said_len;
	ssize_t n = read(f->err, room ? f->said + f->said_len : rest, room ? room : sizeof(rest));

	if (n == 0 || (n < 0 && errno != EINTR))
		close_one(&f->err);
	else if (n > 0 && room)
		f->said_len += n;
	f->said[f->said_len] = '\0';
}

/* A line that begins with it: in others what a rule says may be printed. */
static bool has_line(const char *text, const char *mark)
{
	const char *at;

	for (at = strstr(text, mark); at; at = strstr(at + 1, mark))
		if (at > text && at[-1] == '\n')
			return true;
	return false;
}

/* Keep the end, which is long enough for a mark. True where that is there. */
static bool look_for(struct feed *f, const char *mark)
{
	size_t keep = sizeof(f->printed) / 2;
	ssize_t n;

	if (f->printed_len > keep) {
		memmove(f->printed, f->printed + f->printed_len - keep, keep);
		f->printed_len = keep;
	}
	n = read(f->out, f->printed + f->printed_len, sizeof(f->printed) - 1 - f->printed_len);
	/* EIO is the end of a pseudo terminal. */
	if (n == 0 || (n < 0 && errno != EINTR))
		close_one(&f->out);
	else if (n > 0)
		f->printed_len += n;
	f->printed[f->printed_len] = '\0';
	return has_line(f->printed, mark);
}

/* The rest of @@text into the pipe, as much as it takes. */
static void push(struct feed *f, const char **text, size_t *left)
{
	ssize_t n = write(f->in, *text, *left);

	if (n > 0) {
		*text += n;
		*left -= n;
	} else if (n < 0 && errno != EAGAIN && errno != EINTR) {
		/* It has ended: what it said is still to be read. */
		*left = 0;
	}
}

/* Hand over @@text and wait for @@mark; false where the process ended. */
static bool converse(struct feed *f, const char *text, size_t left, const char *mark)
{
	while (f->err >= 0) {
		struct pollfd fds[] = {
			{ .fd = f->err, .events = POLLIN },
			{ .fd = f->out, .events = POLLIN },
			{ .fd = left ? f->in : -1, .events = POLLOUT },
		};

		if (poll(fds, 3, -1) < 0 && errno != EINTR)
			return false;
		if (fds[2].revents)
			push(f, &text, &left);
		if (fds[1].revents && look_for(f, mark))
			return true;
		if (fds[0].revents)
			listen_to(f);
	}
	return false;
}

/* In one line, with one blank between words. */
static void join_lines(char *said)
{
	char *from, *to = said;

	for (from = said; *from; from++) {
		if ((unsigned char)*from > ' ' && *from != 0x7f)
			*to++ = *from;
		else if (to > said && to[-1] != ' ')
			*to++ = ' ';
	}
	while (to > said && to[-1] == ' ')
		to--;
	*to = '\0';
}

/*
 * It counts lines from its start: "line 12 failed", "line 12: RULE_APPEND
 * failed", "Error occurred at line: 12". NULL where it says none.
 */
static const char *find_line(const char *said, unsigned long *line)
{
	const char *at = strstr(said, "line ");
	char *end;

	if (!at)
		at = strstr(said, "line: ");
	if (!at)
		return NULL;
	at += strcspn(at, " ");
	*line = strtoul(at, &end, 10);
	return end;
}

/* The line of the batch: behind *TABLE come @@n of them, then COMMIT. */
static size_t refused_line(const char *said, unsigned long before, size_t n)
{
	unsigned long line = 0;

	if (!find_line(said, &line) || line <= before + 1 || line - before - 1 > n)
		return 0;
	return line - before - 1;
}

/* Why, without its own name, its count of lines and how to get help. */
static const char *reason(char *said)
{
	static const char *const tails[] = { " Error occurred at line:", " Try `" };
	const char *start = said, *behind;
	unsigned long line;
	char *tail;
	size_t i;

	for (i = 0; i < 2; i++) {
		tail = strstr(said, tails[i]);
		if (tail)
			*tail = '\0';
	}
	if (strstr(said, "-restore"))
		start = strstr(said, ": ");
	start = start ? start + strspn(start, ": ") : said;
	behind = find_line(start, &line);
	if (behind && !strncmp(start, "line ", strlen("line "))) {
		if (!strncmp(behind, " failed", strlen(" failed")))
			behind += strlen(" failed");
		start = behind + strspn(behind, ": ");
	}
	return *start ? start : "refused; the kernel's log may say why";
}

static enum feed_result explain(struct feed *f, unsigned long before, size_t n, struct feed_fault *fault)
{
	size_t line = refused_line(f->said, before, n);
	int status = stop(f);

	join_lines(f->said);
	if (WIFEXITED(status) && WEXITSTATUS(status))
		return fail(fault, line, FEED_REFUSED, "%s", reason(f->said));
	return fail(fault, 0, FEED_BROKEN, "%s ended in the middle of a batch%s%s", f->program, *f->said ? ": " : "", f->said);
}

static bool is_rule(const char *line)
{
	size_t len = strlen(line);

	if (len > FEED_LINE_MAX || strpbrk(line, "\r\n"))
		return false;
	if (line[0] == ':')
		return len > 1;
	return line[0] == '-' && line[1] && strchr("AIDRNXPFEZ", line[1]) && (!line[2] || line[2] == ' ');
}

static enum feed_result check(const char *const *lines, size_t n, struct feed_fault *fault)
{
	size_t i;

	if (n > FEED_BATCH_MAX)
		return fail(fault, 0, FEED_REFUSED, "%zu lines are too many for one batch, want at most %d", n, FEED_BATCH_MAX);
	for (i = 0; i < n; i++)
		if (!is_rule(lines[i]))
			return fail(fault, i + 1, FEED_REFUSED, "this is no rule: it takes a line of at most %d bytes that begins with -A, -I, -D, -R, -N, -X, -P, -F, -E, -Z or ':'", FEED_LINE_MAX);
	return FEED_DONE;
}

/* "*TABLE", the lines, COMMIT and the mark; NULL: no memory. */
static char *compose(const char *table, const char *const *lines, size_t n, const char *mark, size_t *len)
{
	char *text = NULL;
	FILE *to = open_memstream(&text, len);
	bool good;
	size_t i;

	if (!to)
		return NULL;
	fprintf(to, "*%s\n", table);
	for (i = 0; i < n; i++)
		fprintf(to, "%s\n", lines[i]);
	fprintf(to, "COMMIT\n%s\n", mark);
	good = !ferror(to);
	if (fclose(to) || !good) {
		free(text);
		return NULL;
	}
	return text;
}

enum feed_result feed_batch(struct feed *f, const char *table, const char *const *lines, size_t n, struct feed_fault *fault)
{
	unsigned long before;
	char mark[64], *text;
	size_t len;
	bool done;

	if (check(lines, n, fault) != FEED_DONE)
		return FEED_REFUSED;
	if (!f->pid && launch(f, fault) != FEED_DONE)
		return FEED_BROKEN;
	snprintf(mark, sizeof(mark), MARK, ++f->batch, f->token);
	text = compose(table, lines, n, mark, &len);
	if (!text)
		return fail(fault, 0, FEED_REFUSED, "no memory for the batch");
	before = f->line;
	f->line += n + 3;
	f->said_len = 0;
	/* A line begins. */
	f->printed[0] = '\n';
	f->printed_len = 1;
	done = converse(f, text, len, mark);
	free(text);
	return done ? FEED_DONE : explain(f, before, n, fault);
}

struct feed *feed_new(const char *program)
{
	struct feed *f = calloc(1, sizeof(*f));

	if (!f)
		return NULL;
	/* Without this a program that ends would end us. */
	signal(SIGPIPE, SIG_IGN);
	f->program = program;
	f->in = -1;
	f->out = -1;
	f->err = -1;
	return f;
}

unsigned int feed_starts(const struct feed *f)
{
	return f->starts;
}

void feed_free(struct feed *f)
{
	if (f)
		stop(f);
	free(f);
}
