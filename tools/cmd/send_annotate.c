// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/send_annotate.h"

#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "cmd/editor.h"

#define FILE_NAME	"NFKIT_MAIL"

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

int send_annotate(struct repo *repo, struct arena *a, struct mailing *mailing,
		  struct err *e)
{
	const char *path = path_join(a, repo_git_dir(repo), FILE_NAME);
	int rc = 0;

	for (size_t i = 0; !rc && i < mailing->letters.n; i++)
		rc = annotate(repo, a, path, &mailing->letters.at[i], e);
	/* After a failure it is what is left of the user's words. */
	if (!rc)
		unlink(path);
	return rc;
}
