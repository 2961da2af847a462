// SPDX-License-Identifier: GPL-2.0-only
/* read - let a child load plugins, and hear what they register */
#include "plugin/plugin.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "plugin/child.h"

#define FIELDS_MAX	9	/* of a line of the child's */

struct reading {
	struct arena *arena;
	const struct opt_list *files;
	struct plugin_list *out;
	struct buf line;	/* not complete yet */
	size_t bytes;		/* that the plugin in work has said */
	size_t next;		/* the first file that is not done */
	bool is_open;		/* .next has begun */
	size_t tables_before;	/* what .out had before it */
	int patience_ms;
	pid_t pid;
	int fd;
};

static void add_failure(struct reading *r, const char *why)
{
	struct plugin_failure *f = VEC_ADD(r->arena, &r->out->failures);

	f->file = r->files->at[r->next];
	f->why = why;
}

static bool number(struct span s, uint64_t max, uint64_t *n)
{
	return span_number(s, 10, max, n);
}

static void take_table(struct reading *r, enum extension_kind kind,
		       const struct span *field, size_t n)
{
	struct option_table *table;
	uint64_t revision, family;

	if (n != 4 || !field[1].len ||
	    !number(field[2], UINT8_MAX, &revision) ||
	    !number(field[3], UINT16_MAX, &family))
		return;
	table = VEC_ADD(r->arena, &r->out->tables);
	table->kind = kind;
	table->name = arena_str(r->arena, field[1]);
	table->revision = (unsigned int)revision;
	table->family = (unsigned int)family;
	table->file = r->files->at[r->next];
}

/* The table that rows belong to; NULL: the plugin in work has none yet. */
static struct option_table *open_table(struct reading *r)
{
	if (r->out->tables.n == r->tables_before)
		return NULL;
	return VEC_LAST(&r->out->tables);
}

static void take_rich(struct reading *r, const struct span *field, size_t n)
{
	struct option_table *table = open_table(r);
	struct option_row *row;
	uint64_t v[6];

	if (n != 9 || !table || !field[1].len)
		return;
	for (size_t i = 0; i < 6; i++)
		if (!number(field[3 + i], UINT32_MAX, &v[i]))
			return;
	row = VEC_ADD(r->arena, &table->rows);
	row->name = arena_str(r->arena, field[1]);
	row->type = arena_str(r->arena, field[2]);
	row->id = (unsigned int)v[0];
	row->arg = v[1] & CHILD_NO_ARG ? OPTION_ARG_NONE : OPTION_ARG_REQUIRED;
	row->invert = v[1] & CHILD_INVERT;
	row->mandatory = v[1] & CHILD_MANDATORY;
	row->multi = v[1] & CHILD_MULTI;
	row->excl = (uint32_t)v[2];
	row->also = (uint32_t)v[3];
	row->min = (unsigned int)v[4];
	row->max = (unsigned int)v[5];
}

static void take_plain(struct reading *r, const struct span *field, size_t n)
{
	struct option_table *table = open_table(r);
	struct option_row *row;
	uint64_t arg;

	if (n != 3 || !table || !field[1].len ||
	    !number(field[2], OPTION_ARG_OPTIONAL, &arg))
		return;
	row = VEC_ADD(r->arena, &table->rows);
	row->name = arena_str(r->arena, field[1]);
	row->arg = (enum option_arg)arg;
}

static void take_line(struct reading *r, struct span line)
{
	struct span field[FIELDS_MAX];
	size_t n = 0;

	while (n < FIELDS_MAX - 1 && span_next_until(&line, '\t', &field[n]))
		n++;
	field[n++] = line;
	if (span_eq(field[0], SPAN("begin"))) {
		r->is_open = true;
		r->bytes = 0;
		r->tables_before = r->out->tables.n;
	} else if (span_eq(field[0], SPAN("done")) && r->is_open) {
		r->is_open = false;
		r->next++;
	} else if (!r->is_open) {
		return;
	} else if (span_eq(field[0], SPAN("match"))) {
		take_table(r, EXTENSION_MATCH, field, n);
	} else if (span_eq(field[0], SPAN("target"))) {
		take_table(r, EXTENSION_TARGET, field, n);
	} else if (span_eq(field[0], SPAN("rich"))) {
		take_rich(r, field, n);
	} else if (span_eq(field[0], SPAN("plain"))) {
		take_plain(r, field, n);
	} else if (span_eq(field[0], SPAN("failed")) && n == 2) {
		add_failure(r, arena_str(r->arena, field[1]));
	}
}

static void take_bytes(struct reading *r, struct span bytes)
{
	struct span piece;

	r->bytes += bytes.len;
	while (span_next_until(&bytes, '\n', &piece)) {
		buf_add(&r->line, piece);
		take_line(r, buf_span(&r->line));
		buf_clear(&r->line);
	}
	buf_add(&r->line, bytes);
}

/* Until the child says no more. Why it must be ended, or NULL. */
static const char *listen_to_child(struct reading *r)
{
	char bytes[65536];

	for (;;) {
		struct pollfd p = { r->fd, POLLIN, 0 };
		int ready = poll(&p, 1, r->patience_ms);
		ssize_t n;

		if (ready < 0 && errno == EINTR)
			continue;
		if (ready <= 0)
			return "it hangs when it is loaded";
		n = read(r->fd, bytes, sizeof(bytes));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return NULL;
		take_bytes(r, (struct span){ bytes, (size_t)n });
		if (r->bytes > LIMIT_SPEC)
			return "it says too much when it is loaded";
	}
}

/* The plugin may have closed the pipe and gone on. */
static bool ends_by_itself(const struct reading *r)
{
	int fd = (int)syscall(SYS_pidfd_open, r->pid, 0);
	struct pollfd p = { fd, POLLIN, 0 };
	int ready;

	do
		ready = fd < 0 ? 0 : poll(&p, 1, r->patience_ms);
	while (ready < 0 && errno == EINTR);
	file_close_at(&fd);
	return ready > 0;
}

static const char *how_it_ended(struct reading *r, int status)
{
	if (WIFSIGNALED(status))
		return arena_printf(r->arena, "it crashes when it is loaded: %s",
				    strsignal(WTERMSIG(status)));
	return arena_printf(r->arena,
			    "it ends the program when it is loaded, status %d",
			    WEXITSTATUS(status));
}

static int start_child(struct reading *r, struct err *e)
{
	int pipe_fd[2];

	if (pipe2(pipe_fd, O_CLOEXEC))
		return err_errno(e, "cannot make a pipe to read plugins");
	fflush(NULL);
	r->pid = fork();
	if (!r->pid) {
		close(pipe_fd[0]);
		child_run(pipe_fd[1], r->files, r->next);
	}
	close(pipe_fd[1]);
	r->fd = pipe_fd[0];
	if (r->pid > 0)
		return 0;
	close(r->fd);
	return err_errno(e, "cannot start a process to read plugins");
}

/* One child: up to the end of the files or to the first that breaks it. */
static int read_some(struct reading *r, struct err *e)
{
	size_t before = r->next;
	const char *why;
	int status = 0;

	buf_clear(&r->line);
	if (start_child(r, e))
		return -1;
	why = listen_to_child(r);
	if (!why && !ends_by_itself(r))
		why = "it hangs when it is loaded";
	if (why)
		kill(r->pid, SIGKILL);
	file_close_at(&r->fd);
	while (waitpid(r->pid, &status, 0) < 0 && errno == EINTR)
		;
	if (r->next == r->files->n)
		return 0;
	if (r->next == before && !r->is_open)
		return err_set(e, ERR_IO, "the process that reads plugins ended at once");
	add_failure(r, why ? why : how_it_ended(r, status));
	r->out->tables.n = r->tables_before;
	r->is_open = false;
	r->next++;
	return 0;
}

int plugin_read(struct arena *a, const struct opt_list *files, int patience_ms,
		struct plugin_list *out, struct err *e)
{
	struct reading r = { .arena = a, .files = files, .out = out,
			     .patience_ms = patience_ms };
	int result = 0;

	if (files->n > LIMIT_PLUGINS)
		return err_set(e, ERR_LIMIT, "%zu plugins are too many, the most is %d",
			       files->n, LIMIT_PLUGINS);
	buf_init(&r.line, LIMIT_SPEC);
	while (!result && r.next < files->n)
		result = read_some(&r, e);
	buf_release(&r.line);
	return result;
}
