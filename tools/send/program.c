// SPDX-License-Identifier: GPL-2.0-only
#include "send/program.h"

#include <stdlib.h>

#include "base/argv.h"
#include "base/file.h"
#include "base/hold.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/process.h"
#include "base/tempdir.h"

int program_split(struct arena *a, const char *name, const char *line,
		  struct opt_list *argv, struct err *e)
{
	if (*line == '/' && file_exists(line)) {
		argv_add(a, argv, ARGV(line));
		return 0;
	}
	if (argv_split(a, line, argv, e))
		return err_prefix(e, "%s", name);
	if (!argv->n)
		return err_set(e, ERR_USAGE, "%s is empty", name);
	return 0;
}

static int run(const struct program *p, const char *const *argv,
	       struct span input, struct buf *output, struct err *e)
{
	const char *shown = argv[p->git_dir ? 2 : 0];	/* behind env */
	struct process child;
	bool late;
	int rc, status;

	if (process_start_asked(&child, argv, p->dir, e))
		return err_prefix(e, "%s", p->name);
	process_feed(&child, p->to_stdin ? input : (struct span){ 0 });
	rc = process_read(&child, PROGRAM_MS, output, &late, e);
	status = process_end(&child);
	if (rc)
		return err_prefix(e, "%s", p->name);
	if (late)
		return err_set(e, ERR_IO, "%s: '%s' took longer than %d s",
			       p->name, shown, PROGRAM_MS / 1000);
	if (status)
		return err_set(e, ERR_IO, "%s: '%s' ended with status %d",
			       p->name, shown, status);
	return buf_check(output, p->name, e);
}

/* In a folder of its own, so that it can have the name of the mail. */
static int run_on_file(const struct program *p, struct arena *a,
		       struct opt_list *argv, struct span file_name,
		       struct span mail, struct buf *output, struct err *e)
{
	CLEANUP_HOLD struct hold hold = hold_signals();
	CLEANUP_TEMPDIR struct tempdir dir = TEMPDIR_NONE;
	CLEANUP_FREE char *real = NULL;
	const char *path;

	if (tempdir_make(a, "send", &dir, e))
		return -1;
	path = path_join(a, dir.path, arena_str(a, file_name));
	if (file_write(path, mail, 0600, e))
		return -1;
	/* TMPDIR may be relative, and it may run elsewhere. */
	real = realpath(path, NULL);
	argv_add(a, argv, ARGV(real ? real : path));
	return run(p, argv_end(a, argv), mail, output, e) ? -1 : 0;
}

int program_run(const struct program *p, struct arena *a,
		struct span file_name, struct span mail, struct span *out,
		struct err *e)
{
	CLEANUP_BUF struct buf output;
	struct opt_list argv = { 0 };
	int rc;

	buf_init(&output, LIMIT_TEXT);
	if (p->git_dir)
		argv_add(a, &argv, ARGV("env", arena_printf(a, "GIT_DIR=%s",
							    p->git_dir)));
	if (program_split(a, p->name, p->line, &argv, e))
		return -1;
	rc = p->to_stdin ? run(p, argv_end(a, &argv), mail, &output, e) :
	     run_on_file(p, a, &argv, file_name, mail, &output, e);
	*out = arena_copy(a, buf_span(&output));
	return rc;
}
