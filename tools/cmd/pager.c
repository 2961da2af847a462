// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/pager.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/argv.h"
#include "base/file.h"
#include "git/repo.h"

#define PAGER	"less"	/* where nobody names one */

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
	if (repo_open(NULL, &repo, &ignored))
		repo = NULL;
	set = repo_config(repo, a, "core.pager");
	repo_close(&repo);
	if (set.p)
		return arena_str(a, set);
	value = getenv("PAGER");
	return value ? value : PAGER;
}

/* NULL: there is to be none. A line like "delta | less" is for a shell. */
static const char *const *find_command(struct arena *a)
{
	struct opt_list argv = { 0 };
	struct err e = { 0 };

	if (argv_split(a, find_pager(a), &argv, &e)) {
		err_clear(&e);
		argv_add(a, &argv, ARGV(PAGER));
	}
	if (!argv.n || (argv.n == 1 && !strcmp(argv.at[0], "cat")))
		return NULL;
	return argv_end(a, &argv);
}

/* What nfkit prints goes into @into. */
static void divert_both(struct pager *p, int into, struct term *talk)
{
	fflush(stdout);
	p->out = divert(STDOUT_FILENO, into);
	setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
	/* So that both keep their order, which is that of the lines. */
	if (talk->is_terminal)
		p->talk = divert(STDERR_FILENO, into);
	if (p->talk < 0)
		return;
	p->ends.bar_fd = copy_of(p->talk);
	talk->fd = p->ends.bar_fd;
	talk->has_bar = &p->ends.has_bar;
}

static void divert_both_back(struct pager *p)
{
	fflush(stdout);
	divert_back(STDOUT_FILENO, &p->out);
	divert_back(STDERR_FILENO, &p->talk);
}

void pager_begin(struct pager *p, const struct term *out, struct term *talk)
{
	CLEANUP_FD int into = -1;
	const char *name = getenv("TERM");
	int ends[2];

	if (!out->is_terminal || !out->height || !name || !*name ||
	    !strcmp(name, "dumb") || pipe2(ends, O_CLOEXEC))
		return;
	into = ends[1];
	p->ends.from = ends[0];
	p->ends.terminal = copy_of(STDOUT_FILENO);
	p->ends.width = out->width;
	p->ends.height = out->height;
	p->ends.pager = find_command;
	setenv("LESS", "FRX", 0);
	setenv("LV", "-c", 0);
	divert_both(p, into, talk);
	p->relay = relay_begin(&p->ends);
	if (p->relay)
		return;
	divert_both_back(p);
	close(ends[0]);
}

int pager_end(struct pager *p, struct err *e)
{
	int rc;

	if (!p->relay)
		return 0;
	divert_both_back(p);
	rc = relay_end(p->relay, e);
	p->relay = NULL;
	file_close_at(&p->ends.bar_fd);
	file_close_at(&p->ends.terminal);
	return rc;
}
