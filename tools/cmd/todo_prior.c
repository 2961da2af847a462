// SPDX-License-Identifier: GPL-2.0-only
/* todo_prior - nfkit todo prior: earlier attempts, out of an archive */
#include "base/limits.h"
#include "base/progress.h"
#include "cmd/say.h"
#include "cmd/settings.h"
#include "cmd/todo.h"
#include "todo/prior.h"
#include "todo/prior_print.h"

#define HITS		20

struct params {
	const char *archive;
	unsigned int limit;
	int format;
};

static const struct opt options[] = {
	{ 0, "archive", OPT_STRING, offsetof(struct params, archive), "DIR",
	  "a clone of the list's public-inbox (default: " TODO_ARCHIVE_SETTING " of git config)",
	  NULL },
	{ 0, "limit", OPT_NUMBER, offsetof(struct params, limit), "N",
	  "show at most N attempts (default: 20)", NULL,
	  .max = MAIL_INDEX_ROWS },
	{ 0, "format", OPT_CHOICE, offsetof(struct params, format), "FORMAT",
	  "text (default), plain (separated by tabs) or json",
	  prior_formats },
	{ 0 }
};

static const struct setting settings[] = {
	{ "archive", .is_path = true, .usual = "" },
	{ 0 }
};

static int print(const struct invocation *inv, const struct mail_hits *hits,
		 int format, struct err *e)
{
	CLEANUP_BUF struct buf b;

	buf_init(&b, LIMIT_TEXT);
	prior_print(inv->arena, hits, format, &inv->out, &b);
	if (say_result(&b, "the output", e))
		return -1;
	if (!hits->list.n)
		fputs("nothing found: no patch in the archive has all these words\n",
		      stderr);
	return hits->list.n ? STATUS_CLEAN : STATUS_FINDINGS;
}

static int find_archive(const struct invocation *inv, const char **dir,
			struct err *e)
{
	const struct params *p = inv->params;

	*dir = p->archive ? p->archive : todo_archive(inv->arena);
	if (**dir)
		return 0;
	return err_set(e, ERR_USAGE,
		       "no archive of the list is known: 'git clone --mirror https://lore.kernel.org/netfilter-devel/0 DIR', then give --archive DIR or 'git config --global "
		       TODO_ARCHIVE_SETTING " DIR'");
}

static int run(const struct invocation *inv, struct err *e)
{
	const struct params *p = inv->params;
	CLEANUP_INDEX struct mail_index *index = NULL;
	struct mail_hits hits = { 0 };
	struct progress bar;
	const char *dir;
	int status;

	if (!inv->args.n)
		return err_set(e, ERR_USAGE,
			       "no words to search for: want 'nfkit todo prior WORD...'");
	if (find_archive(inv, &dir, e))
		return -1;
	progress_begin(&bar, &inv->talk, "indexing the archive");
	status = prior_open(inv->arena, dir, &bar, &index, e);
	progress_end(&bar);
	if (status ||
	    mail_index_search(index, inv->arena, inv->args.at, inv->args.n,
			      p->limit ? p->limit : HITS, &hits, e))
		return -1;
	/* Nobody waits for who reads it in a pager. */
	mail_index_close(&index);
	return print(inv, &hits, p->format, e);
}

const struct command todo_cmd_prior = {
	.name = "prior",
	.summary = "find earlier attempts, and what became of them",
	.args = "WORD...", .about =
	"Find patches in the mailing list's archive that have all the words in\n"
	"subject, log, author or file names; the best first, each with its last\n"
	"version and what became of it. The archive is a local clone of the list's\n"
	"public-inbox. The first search indexes it, later ones add what is new. The\n"
	"exit status is 1 if nothing is found.",
	.opts = options, .params_size = sizeof(struct params),
	.run = run, .settings = settings,
	.has_pages = command_has_pages,
};
