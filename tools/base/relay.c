// SPDX-License-Identifier: GPL-2.0-only
#include "base/relay.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/process.h"
#include "base/term.h"

#define PIECE	4096
#define KEYS_MS	1000
#define WIPE	"\033[K"	/* of the bar */

struct relay {
	struct relay_ends *ends;
	sigset_t mask;			/* of the command, for the pager */
	struct buf kept;
	bool is_passing;		/* to the pager or the terminal */
	int to;				/* the pager's input; -1: none */
	struct process_reader pager;
	struct err err;
	pthread_t thread;
};

/* Skip what a terminal does not show: ESC [ ... letter, ESC ] ... ESC \. */
static struct span skip_sequence(struct span s)
{
	size_t n = 2;

	if (s.len > 1 && s.p[1] == ']') {
		n = span_find(s, SPAN("\033\\"));
		return n == SIZE_MAX ? span_from(s, s.len) :
				       span_from(s, n + 2);
	}
	while (n < s.len && (s.p[n] < '@' || s.p[n] > '~'))
		n++;
	return span_from(s, n < s.len ? n + 1 : s.len);
}

static size_t rows_of_line(struct span line, unsigned int width)
{
	size_t columns = 0;

	while (line.len) {
		size_t n = 0;

		if (line.p[0] == '\033') {
			line = skip_sequence(line);
			continue;
		}
		while (n < line.len && line.p[n] != '\033' &&
		       line.p[n] != '\t')
			n++;
		columns += term_columns(span_first(line, n));
		line = span_from(line, n);
		if (span_skip_char(&line, '\t'))
			columns = (columns | 7) + 1;
	}
	return columns > width ? (columns + width - 1) / width : 1;
}

size_t relay_rows(struct span text, unsigned int width)
{
	struct span line;
	size_t rows = 0;

	while (span_next_line(&text, &line))
		rows += rows_of_line(line, width);
	return rows;
}

/* -1: it takes no more, and errno says why. */
static int write_all(int fd, struct span text)
{
	while (text.len) {
		ssize_t n = write(fd, text.p, text.len);

		if (n < 0 && errno != EINTR)
			return -1;
		if (n > 0)
			text = span_from(text, (size_t)n);
	}
	return 0;
}

/* A bar that is drawn all the same goes nowhere. */
static void silence_bar(struct relay *r)
{
	CLEANUP_FD int null = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (r->ends->bar_fd < 0 || null < 0)
		return;
	dup3(null, r->ends->bar_fd, O_CLOEXEC);
	if (atomic_load(&r->ends->has_bar))
		(void)!write_all(r->ends->terminal, SPAN(WIPE));
}

static void close_pager(struct relay *r)
{
	file_close_at(&r->to);
	r->to = -1;
}

/* Where no pager is to be had the terminal gets it. */
static void start_pager(struct relay *r)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_FD int in = -1;
	struct err ignored = { 0 };
	const char *const *argv = r->ends->pager(&a);
	int ends[2];

	silence_bar(r);
	r->is_passing = true;
	if (!argv || pipe2(ends, O_CLOEXEC))
		return;
	in = ends[0];
	r->to = ends[1];
	if (process_start_reading(&r->pager, argv, in, r->ends->terminal,
				  &r->mask, &ignored))
		close_pager(r);
}

/* False: nobody wants more. */
static bool pass(struct relay *r, struct span text)
{
	if (!write_all(r->to < 0 ? r->ends->terminal : r->to, text))
		return true;
	if (r->to < 0)
		err_errno(&r->err, "cannot write the output");
	return false;
}

/* With a line for the prompt. */
static bool fits(const struct relay *r)
{
	return relay_rows(buf_span(&r->kept), r->ends->width) <
	       r->ends->height;
}

static bool deliver(struct relay *r, struct span text)
{
	if (r->is_passing)
		return pass(r, text);
	if (r->kept.len + text.len < RELAY_MAX) {
		buf_add(&r->kept, text);
		if (fits(r))
			return true;
		text = SPAN("");
	}
	start_pager(r);
	return pass(r, buf_span(&r->kept)) && pass(r, text);
}

/* False: that was all, or the pager has ended. */
static bool take(struct relay *r)
{
	struct pollfd fds[] = {
		{ .fd = r->ends->from, .events = POLLIN }, { .fd = r->to },
	};
	char piece[PIECE];
	ssize_t n;

	if (poll(fds, 2, -1) < 0)
		return errno == EINTR;
	if (fds[1].revents)
		return false;
	n = read(r->ends->from, piece, sizeof(piece));
	if (n < 0)
		return errno == EINTR;
	return n && deliver(r, (struct span){ piece, (size_t)n });
}

/*
 * Ctrl-C goes to the pager too, and a write of the command may then fail before
 * it has taken its own: SIGPIPE would come first and hide it. All signals are
 * blocked here, so it is seen until the command takes it; a command that holds
 * it back is not waited for.
 */
static void let_keys_arrive(void)
{
	sigset_t waiting;

	for (int i = 0; i < KEYS_MS; i++) {
		sigpending(&waiting);
		if (!sigismember(&waiting, SIGINT) &&
		    !sigismember(&waiting, SIGQUIT))
			return;
		poll(NULL, 0, 1);
	}
}

static void *run(void *context)
{
	struct relay *r = context;

	while (take(r))
		;
	if (!r->is_passing)
		(void)pass(r, buf_span(&r->kept));
	if (r->to >= 0) {
		close_pager(r);
		process_end_reading(&r->pager);
	}
	let_keys_arrive();
	/* Whoever prints now is told so. */
	close(r->ends->from);
	return NULL;
}

/* It gets no signal: those that end nfkit are for the command. */
static int start(struct relay *r)
{
	sigset_t all;
	int status;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &r->mask);
	status = pthread_create(&r->thread, NULL, run, r);
	pthread_sigmask(SIG_SETMASK, &r->mask, NULL);
	return status;
}

struct relay *relay_begin(struct relay_ends *ends)
{
	struct relay *r = mem_alloc(sizeof(*r));

	*r = (struct relay){ .ends = ends, .to = -1 };
	buf_init(&r->kept, RELAY_MAX);
	if (!start(r))
		return r;
	free(r);
	return NULL;
}

int relay_end(struct relay *r, struct err *e)
{
	int rc;

	pthread_join(r->thread, NULL);
	rc = r->err.code ? -1 : 0;
	if (rc)
		*e = r->err;
	buf_release(&r->kept);
	free(r);
	return rc;
}
