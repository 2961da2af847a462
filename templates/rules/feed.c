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

/* The end of what a process has written. */
struct tail {
	char text[4096];
	size_t len;
};

struct feed {
	const char *program;
	pid_t pid;		/* 0: not running */
	int in, out, err;	/* what it reads, prints and complains of */
	unsigned long line;	/* lines that this process has got */
	unsigned long batch;
	unsigned long long token;	/* of the marks of this process */
	unsigned int starts;
	struct tail printed;
	struct tail said;	/* on stderr: warnings, then why it ends */
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

/* Where it has ended since the last batch, nothing is lost: begin anew. */
static void forget_ended(struct feed *f)
{
	if (f->pid > 0 && waitpid(f->pid, NULL, WNOHANG)) {
		f->pid = 0;
		stop(f);
	}
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

static void set_tail(struct tail *t, const char *text)
{
	t->len = strlen(text);
	memcpy(t->text, text, t->len + 1);
}

/* Read on, and forget the oldest where there is no room. */
static void read_on(int *fd, struct tail *t)
{
	size_t keep = sizeof(t->text) / 2;
	ssize_t n;

	if (t->len > keep) {
		memmove(t->text, t->text + t->len - keep, keep);
		t->len = keep;
	}
	n = read(*fd, t->text + t->len, sizeof(t->text) - 1 - t->len);
	/* EIO is the end of a pseudo terminal. */
	if (n == 0 || (n < 0 && errno != EINTR))
		close_one(fd);
	else if (n > 0)
		t->len += n;
	t->text[t->len] = '\0';
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

/* Read the warnings about a batch that is done: the next has its own. */
static void drain(struct feed *f)
{
	struct pollfd fd = { .fd = f->err, .events = POLLIN };

	while (f->err >= 0 && poll(&fd, 1, 0) > 0)
		read_on(&f->err, &f->said);
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
		if (fds[1].revents)
			read_on(&f->out, &f->printed);
		if (fds[1].revents && has_line(f->printed.text, mark)) {
			drain(f);
			return true;
		}
		if (fds[0].revents)
			read_on(&f->err, &f->said);
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

/* Behind "iptables-restore v1.8.9 (legacy): ", which may be there twice. */
static char *skip_name(char *line)
{
	static const char name[] = "-restore";
	char *at;

	for (;;) {
		at = line + strcspn(line, " :");
		if (at - line < (ssize_t)strlen(name) || strncmp(at - strlen(name), name, strlen(name)))
			return line;
		at += strcspn(at, ":\n");
		if (*at != ':')
			return line;
		line = at + strspn(at, ": ");
	}
}

static char *next_line(const char *line)
{
	char *end = strchr(line, '\n');

	return end && end[1] ? end + 1 : NULL;
}

/* From the last line with its name to the end: before it come warnings. */
static char *find_name(char *said)
{
	char *line, *last = said;

	for (line = said; line; line = next_line(line))
		if (skip_name(line) != line)
			last = skip_name(line);
	return last;
}

/* "Error occurred at line: 12", and why before that. */
static char *find_error(char *said, unsigned long *line)
{
	static const char where[] = "\nError occurred at line: ";
	char *at, *last = NULL;

	for (at = strstr(said, where); at; at = strstr(at + 1, where))
		last = at;
	if (!last)
		return NULL;
	*line = strtoul(last + strlen(where), NULL, 10);
	*last = '\0';
	return find_name(said);
}

/*
 * "line 12 failed: why", "line 12: RULE_APPEND failed: why": the first, since
 * nft says it of each line. Nothing else that may be said begins like that.
 */
static char *find_failure(char *said, unsigned long *line)
{
	static const char word[] = "line ", failed[] = " failed";
	char *at, *end;

	for (at = said; at; at = next_line(at)) {
		at = skip_name(at);
		if (strncmp(at, word, strlen(word)))
			continue;
		*line = strtoul(at + strlen(word), &end, 10);
		if (!strncmp(end, failed, strlen(failed)))
			end += strlen(failed);
		end += strspn(end, ".: ");
		end[strcspn(end, "\n")] = '\0';
		return end;
	}
	return NULL;
}

/*
 * Why, and of which line: it counts them from its start. What users wrote may
 * be in what it says, so the number is taken only from where none of that is.
 */
static const char *reason(char *said, unsigned long *line)
{
	char *why = find_error(said, line);

	if (!why)
		why = find_failure(said, line);
	if (!why)
		why = find_name(said);
	join_lines(why);
	return *why ? why : "refused; the kernel's log may say why";
}

static enum feed_result explain(struct feed *f, unsigned long before, size_t n, struct feed_fault *fault)
{
	unsigned long line = 0;
	int status = stop(f);
	const char *why;

	if (!WIFEXITED(status) || !WEXITSTATUS(status)) {
		join_lines(f->said.text);
		return fail(fault, 0, FEED_BROKEN, "%s ended in the middle of a batch%s%s", f->program, f->said.len ? ": " : "", f->said.text);
	}
	why = reason(f->said.text, &line);
	/* Behind *TABLE come @@n lines of the batch, then COMMIT. */
	line = line > before ? line - before - 1 : 0;
	return fail(fault, line <= n ? line : 0, FEED_REFUSED, "%s", why);
}

static bool is_rule(const char *line)
{
	size_t len = strlen(line);

	if (len > FEED_LINE_MAX || strchr(line, '\n'))
		return false;
	if (line[0] == ':')
		return len > 1;
	return line[0] == '-' && line[1] && strchr("AIDRNXPFEZ", line[1]) && (!line[2] || line[2] == ' ');
}

/* The next word of *@@at, as iptables-restore takes lines apart. */
static bool next_word(const char **at, char *word)
{
	const char *from = *at + strspn(*at, " \t");
	bool quoted = false;

	if (!*from)
		return false;
	for (; *from && (quoted || (*from != ' ' && *from != '\t')); from++) {
		if (*from == '"' && quoted) {
			from++;
			break;
		}
		if (*from == '"') {
			quoted = true;
			continue;
		}
		if (quoted && *from == '\\' && from[1])
			from++;
		*word++ = *from;
	}
	*word = '\0';
	*at = from;
	return true;
}

/* Whether a text follows this word, which may look like an option. */
static bool takes_text(const char *word)
{
	static const char *const options[] = { "--comment", "--log-prefix", "--nflog-prefix", "--string" };
	size_t i;

	for (i = 0; i < sizeof(options) / sizeof(options[0]); i++)
		if (!strcmp(word, options[i]))
			return true;
	return false;
}

/*
 * -h and -V end iptables-restore, and -v makes it print the rule. Long options
 * may be shortened, and short ones stand behind others that take no value.
 */
static const char *is_for_people(const char *word)
{
	static const char *const names[] = { "--help", "--version", "--verbose" };
	static const char *const letters[] = { "-h", "-V", "-v" };
	const char *letter = word[0] == '-' ? word + 1 + strspn(word + 1, "bfnx46") : "";
	size_t i, len = strcspn(word, "=");

	for (i = 0; i < 3; i++) {
		if (*letter == letters[i][1])
			return letters[i];
		if (len > 2 && !strncmp(word, names[i], len))
			return names[i];
	}
	return NULL;
}

/* A word of a rule that is for people at a terminal, or NULL. */
static const char *find_for_people(const char *line)
{
	char word[FEED_LINE_MAX + 1] = "";
	const char *found = NULL;
	bool text = false;

	while (line[0] != ':' && !found && next_word(&line, word)) {
		found = text ? NULL : is_for_people(word);
		text = takes_text(word);
	}
	return found;
}

static enum feed_result check(const char *const *lines, size_t n, struct feed_fault *fault)
{
	const char *word;
	size_t i;

	if (n > FEED_BATCH_MAX)
		return fail(fault, 0, FEED_REFUSED, "%zu lines are too many for one batch, want at most %d", n, FEED_BATCH_MAX);
	for (i = 0; i < n; i++) {
		if (strchr(lines[i], '\r'))
			return fail(fault, i + 1, FEED_REFUSED, "there is a carriage return in it, which iptables takes for a part of a word: end lines as Unix does");
		if (!is_rule(lines[i]))
			return fail(fault, i + 1, FEED_REFUSED, "this is no rule: it takes a line of at most %d bytes that begins with -A, -I, -D, -R, -N, -X, -P, -F, -E, -Z or ':'", FEED_LINE_MAX);
		word = find_for_people(lines[i]);
		if (word)
			return fail(fault, i + 1, FEED_REFUSED, "%s is no part of a rule: it makes iptables print or end; leave it out", word);
	}
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
	forget_ended(f);
	if (!f->pid && launch(f, fault) != FEED_DONE)
		return FEED_BROKEN;
	snprintf(mark, sizeof(mark), MARK, ++f->batch, f->token);
	text = compose(table, lines, n, mark, &len);
	if (!text)
		return fail(fault, 0, FEED_REFUSED, "no memory for the batch");
	before = f->line;
	f->line += n + 3;
	set_tail(&f->said, "");
	/* A line begins. */
	set_tail(&f->printed, "\n");
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
