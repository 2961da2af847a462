// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/send_cover.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "cmd/editor.h"
#include "git/config.h"
#include "send/cover.h"
#include "send/mailing.h"

#define FILE_NAME	"NFKIT_COVER"

static int write_draft(struct repo *repo, struct arena *a, const char *range,
		       struct span old, const char *path, struct err *e)
{
	CLEANUP_BUF struct buf text;
	struct range commits;

	buf_init(&text, LIMIT_TEXT);
	if (mailing_range(repo, a, range, &commits, e) ||
	    cover_draft(a, &commits, old, &text, e))
		return -1;
	return file_write(path, buf_span(&text), 0666, e);
}

int send_cover(struct repo *repo, struct arena *a, const char *range,
	       struct err *e)
{
	struct span branch = repo_branch(repo, a), draft, letter;
	const char *path = path_join(a, repo_git_dir(repo), FILE_NAME);
	const char *key;

	if (!branch.len)
		return err_set(e, ERR_USAGE,
			       "HEAD is on no branch, which could keep a cover letter: make one with 'git switch -c NAME'");
	key = arena_printf(a, "branch." SPAN_FMT ".description",
			   SPAN_ARG(branch));
	if (write_draft(repo, a, range, repo_config(repo, a, key), path, e) ||
	    editor_run(a, repo, path, e) ||
	    file_read(a, path, LIMIT_TEXT, &draft, e))
		return -1;
	letter = cover_read(a, draft);
	if (!letter.len)
		return err_set(e, ERR_USAGE,
			       "the cover letter is empty: the one there was is kept");
	if (config_set(repo, key, letter.p, e))
		return err_prefix(e, "the cover letter is in '%s', not with the branch",
				  path);
	return 0;
}
