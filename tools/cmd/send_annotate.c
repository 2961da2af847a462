// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/send_annotate.h"

#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "cmd/editor.h"

#define FOLDER	"nfkit-annotated"	/* in git's folder, a file a mail */

/* Up to the empty line. */
static struct span headers_of(struct span mail)
{
	return span_first(mail, span_find(mail, SPAN("\n\n")));
}

static int annotate(struct repo *repo, struct arena *a, const char *path,
		    struct letter *l, struct err *e)
{
	struct span text;

	if (file_write(path, l->bytes, 0600, e) ||
	    editor_run(a, repo, path, e) ||
	    file_read(a, path, LIMIT_MAIL, &text, e))
		return -1;
	if (!span_trim(text).len)
		return err_set(e, ERR_USAGE, "%s is empty: nothing was sent",
			       l->file_name.p);
	if (!span_eq(headers_of(text), headers_of(l->bytes)))
		return err_set(e, ERR_USAGE,
			       "%s has other headers now, nothing was sent: the subject is that of the commit, --to and --cc say who gets it",
			       l->file_name.p);
	l->bytes = text;
	return 0;
}

static const char *folder(struct repo *repo, struct arena *a)
{
	return path_join(a, repo_git_dir(repo), FOLDER);
}

/* Are there no words in the file that are not in the mail? */
static bool is_untouched(struct arena *a, const char *path,
			 const struct letter *l)
{
	struct err ignored = { 0 };
	struct span text;

	return file_read(a, path, LIMIT_MAIL, &text, &ignored) ||
	       !span_trim(text).len || span_eq(text, l->bytes);
}

int send_annotate(struct repo *repo, struct arena *a, struct mailing *mailing,
		  struct err *e)
{
	const char *dir = folder(repo, a);

	if (file_make_dirs(dir, e))
		return -1;
	for (size_t i = 0; i < mailing->letters.n; i++) {
		struct letter *l = &mailing->letters.at[i];
		const char *path = path_join(a, dir, l->file_name.p);

		if (!annotate(repo, a, path, l, e))
			continue;
		return !i && is_untouched(a, path, l) ? -1 :
		       send_keep_words(repo, a, e);
	}
	return 0;
}

int send_keep_words(struct repo *repo, struct arena *a, struct err *e)
{
	const char *dir = folder(repo, a);

	return file_is_dir(dir) ?
	       err_prefix(e, "your words are in '%s'", dir) : -1;
}

void send_drop_words(struct repo *repo, struct arena *a,
		     const struct mailing *mailing)
{
	const char *dir = folder(repo, a);

	for (size_t i = 0; i < mailing->letters.n; i++)
		unlink(path_join(a, dir, mailing->letters.at[i].file_name.p));
	rmdir(dir);
}
