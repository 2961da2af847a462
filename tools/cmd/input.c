// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/input.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "git/range.h"
#include "model/mbox.h"

#define UNSENT		"@{upstream}..HEAD"
#define SHORT_ID	12

static int cut(struct arena *a, const char *source, struct span file,
	       struct raw_mails *out, struct err *e)
{
	struct mbox_message message;
	struct mbox box;

	if (!span_trim(file).len)
		return err_set(e, ERR_SYNTAX, "%s: is empty", source);
	mbox_init(&box, file);
	while (mbox_next(&box, &message)) {
		struct raw_mail *raw = VEC_ADD(a, &out->list);

		*raw = (struct raw_mail){
			.bytes = message.bytes, .id = message.id,
			.source = source, .line = message.line,
		};
		/* Only a box quotes lines that begin with "From ". */
		if (message.id.len)
			raw->bytes = mbox_unquote(a, message.bytes);
	}
	return 0;
}

static int read_file(struct arena *a, const char *name, struct raw_mails *out,
		     struct err *e)
{
	struct span file;

	if (file_read(a, name, LIMIT_FILE, &file, e))
		return -1;
	return cut(a, name, file, out, e);
}

static int read_stdin(struct arena *a, struct raw_mails *out, struct err *e)
{
	const char *name = "(standard input)";
	struct span file;

	if (file_read_fd(a, STDIN_FILENO, name, LIMIT_FILE, &file, e))
		return -1;
	return cut(a, name, file, out, e);
}

/* The mail of a commit is one, whatever its message quotes. */
static int read_commit(struct arena *a, const struct range *range, size_t i,
		       struct raw_mails *out, struct err *e)
{
	struct span id = span_of(range->commits.at[i].id), mail, separator;
	struct raw_mail *raw;

	if (range_mail(range, a, i, &mail, e))
		return -1;
	span_next_line(&mail, &separator);
	raw = VEC_ADD(a, &out->list);
	*raw = (struct raw_mail){
		.bytes = mail, .id = arena_copy(a, id), .line = 1,
		.source = arena_str(a, span_first(id, SHORT_ID)),
	};
	return 0;
}

static int read_range(struct arena *a, struct repo *repo, const char *spec,
		      struct raw_mails *out, struct err *e)
{
	struct range range;

	if (range_resolve(repo, a, spec, &range, e))
		return -1;
	for (size_t i = 0; i < range.commits.n; i++)
		if (read_commit(a, &range, i, out, e))
			return -1;
	return 0;
}

int input_read(struct arena *a, const char *name, struct raw_mails *out,
	       struct err *e)
{
	CLEANUP_REPO struct repo *repo = NULL;
	struct err ignored = { 0 };

	if (!strcmp(name, "-"))
		return read_stdin(a, out, e);
	if (file_exists(name))
		return read_file(a, name, out, e);
	if (repo_open(".", &repo, &ignored))
		return err_set(e, ERR_NOENT,
			       "%s: no such file, and no git repository here to look it up in",
			       name);
	if (read_range(a, repo, name, out, e))
		return e->code == ERR_NOENT ?
			err_prefix(e, "no file and no revision") : -1;
	return 0;
}

int input_read_unsent(struct arena *a, struct raw_mails *out, struct err *e)
{
	CLEANUP_REPO struct repo *repo = NULL;
	struct err ignored = { 0 };

	if (repo_open(".", &repo, &ignored))
		return err_set(e, ERR_USAGE,
			       "name a patch to check: this is no git repository, whose commits could be");
	if (read_range(a, repo, UNSENT, out, &ignored))
		return err_set(e, ERR_USAGE,
			       "name a patch or a range to check: this branch has no upstream to compare with");
	if (!out->list.n)
		return err_set(e, ERR_USAGE,
			       "nothing to check: no commit is ahead of the upstream branch");
	return 0;
}
