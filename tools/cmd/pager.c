// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/pager.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "base/process.h"
#include "base/vec.h"
#include "git/repo.h"

#define SCREEN_MAX	(64UL << 10)	/* more bytes fit no screen */
#define PIECE		(64UL << 10)

/* A copy of @fd, behind those that each program has; -1: none. */
static int copy_of(int fd)
{
	return fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
}

/* Let @fd be @kept; the result is what it was, or -1. */
static int divert(int fd, int kept)
{
	int was = copy_of(fd);

	if (was >= 0 && dup2(kept, fd) < 0) {
		file_close_at(&was);
		was = -1;
	}
	return was;
}

/* Undo it, if it was done. */
static void divert_back(int fd, int *was)
{
	if (*was >= 0)
		dup2(*was, fd);
	file_close_at(was);
	*was = -1;
}

void pager_begin(struct pager *p, const struct term *out, struct term *talk)
{
	CLEANUP_FD int kept = -1;
	const char *name = getenv("TERM");

	p->width = out->width;
	p->height = out->height;
	if (!out->is_terminal || !out->height || !name || !*name ||
	    !strcmp(name, "dumb"))
		return;
	kept = memfd_create("nfkit", MFD_CLOEXEC);
	if (kept < 0)
		return;
	fflush(stdout);
	p->out = divert(STDOUT_FILENO, kept);
	if (p->out < 0 || !talk->is_terminal)
		return;
	/* So that both keep their order, which is that of the lines. */
	setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
	p->talk = divert(STDERR_FILENO, kept);
	if (p->talk >= 0)
		talk->fd = p->talk;
}

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

size_t pager_rows(struct span text, unsigned int width)
{
	struct span line;
	size_t rows = 0;

	while (span_next_line(&text, &line))
		rows += rows_of_line(line, width);
	return rows;
}

/* With a line for the prompt. */
static bool fits(const struct pager *p, struct arena *a, int kept)
{
	char *text = arena_alloc(a, SCREEN_MAX);
	ssize_t n = pread(kept, text, SCREEN_MAX, 0);

	return n >= 0 && (size_t)n < SCREEN_MAX &&
	       pager_rows((struct span){ text, (size_t)n }, p->width) <
	       p->height;
}

static const char *find_pager(struct arena *a)
{
	struct repo *repo = NULL;
	struct err ignored = { 0 };
	struct span set = { 0 };
	const char *value = getenv("NFKIT_PAGER");

	if (!value)
		value = getenv("GIT_PAGER");
	if (value)
		return value;
	if (repo_open(".", &repo, &ignored))
		repo = NULL;
	set = repo_config(repo, a, "core.pager");
	repo_close(&repo);
	if (set.p)
		return arena_str(a, set);
	value = getenv("PAGER");
	return value ? value : "less";
}

/* False: there is none to be had, or none is wanted. */
static bool run_pager(struct arena *a, int kept)
{
	struct span rest = span_of(find_pager(a)), word;
	struct err ignored = { 0 };
	VEC(const char *) argv = { 0 };

	while (span_next_word(&rest, &word))
		*VEC_ADD(a, &argv) = arena_str(a, word);
	if (!argv.n || (argv.n == 1 && !strcmp(argv.at[0], "cat")))
		return false;
	*VEC_ADD(a, &argv) = NULL;
	setenv("LESS", "FRX", 0);
	setenv("LV", "-c", 0);
	lseek(kept, 0, SEEK_SET);
	return !process_run_reading(argv.at, kept, &ignored);
}

static int copy(struct arena *a, int from, struct err *e)
{
	char *piece = arena_alloc(a, PIECE);
	off_t at = 0;
	ssize_t n;

	while ((n = pread(from, piece, PIECE, at)) > 0) {
		file_print(stdout, (struct span){ piece, (size_t)n });
		at += n;
	}
	return n ? err_errno(e, "cannot read what was kept for the pager") :
		   file_flush(stdout, "the output", e);
}

int pager_end(struct pager *p, struct arena *a, struct err *e)
{
	CLEANUP_FD int kept = -1;
	int rc;

	if (p->out < 0)
		return 0;
	rc = file_flush(stdout, "the output", e);
	kept = copy_of(STDOUT_FILENO);
	divert_back(STDOUT_FILENO, &p->out);
	divert_back(STDERR_FILENO, &p->talk);
	if (!rc && (fits(p, a, kept) || !run_pager(a, kept)))
		rc = copy(a, kept, e);
	return rc;
}
