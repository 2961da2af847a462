// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/send_cover.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "cmd/editor.h"
#include "git/change.h"
#include "git/config.h"
#include "send/format.h"
#include "send/mailing.h"

#define FILE_NAME	"NFKIT_COVER"
#define LISTED_MAX	100	/* commits */

/* What is there, and as comments what it is for and what it is about. */
static int write_draft(struct repo *repo, struct arena *a, const char *range,
		       struct span old, const char *path, struct err *e)
{
	CLEANUP_BUF struct buf text;
	struct range commits;

	buf_init(&text, LIMIT_TEXT);
	if (mailing_range(repo, a, range, &commits, e))
		return -1;
	buf_printf(&text, SPAN_FMT "\n\n"
		   "# The cover letter: its first line is the subject of the mail 0/%zu, an\n"
		   "# empty line and the text follow. A line that begins with # is left out.\n"
		   "# It is kept as the description of the branch.\n#\n",
		   SPAN_ARG(old), commits.commits.n);
	for (size_t i = 0; i < commits.commits.n && i < LISTED_MAX; i++) {
		struct change c;

		if (change_read(repo, a, commits.commits.at[i].id, &c, e))
			return -1;
		buf_printf(&text, "#   " SPAN_FMT "\n",
			   SPAN_ARG(format_subject(a, c.message)));
	}
	if (buf_check(&text, path, e))
		return -1;
	return file_write(path, buf_span(&text), 0666, e);
}

/* Without comments and empty lines at the ends. */
static int read_text(struct arena *a, const char *path, struct span *out,
		     struct err *e)
{
	CLEANUP_BUF struct buf text;
	struct span rest, line;

	buf_init(&text, LIMIT_TEXT);
	if (file_read(a, path, LIMIT_TEXT, &rest, e))
		return -1;
	while (span_next_line(&rest, &line)) {
		if (span_starts(line, SPAN("#")))
			continue;
		buf_add(&text, span_trim_right(line));
		buf_add_char(&text, '\n');
	}
	*out = arena_copy(a, span_trim(buf_span(&text)));
	return 0;
}

int send_cover(struct repo *repo, struct arena *a, const char *range,
	       struct err *e)
{
	struct span branch = repo_branch(repo, a), text;
	const char *path = path_join(a, repo_git_dir(repo), FILE_NAME);
	const char *key;

	if (!branch.len)
		return err_set(e, ERR_USAGE,
			       "HEAD is on no branch, which could keep a cover letter: make one with 'git switch -c NAME'");
	key = arena_printf(a, "branch." SPAN_FMT ".description",
			   SPAN_ARG(branch));
	if (write_draft(repo, a, range, repo_config(repo, a, key), path, e) ||
	    editor_run(a, repo, path, e) || read_text(a, path, &text, e))
		return -1;
	if (!text.len)
		return err_set(e, ERR_USAGE,
			       "the cover letter is empty: the one there was is kept");
	if (config_set(repo, key, text.p, e))
		return err_prefix(e, "the cover letter is in '%s', not with the branch",
				  path);
	return 0;
}
