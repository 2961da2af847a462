// SPDX-License-Identifier: GPL-2.0-only
/* git - a list that lies in a git repository: DIR#REVISION:PATH, DIR#PATH */
#include "base/limits.h"
#include "git/blob.h"
#include "todo/kind.h"

int todo_read_git(struct arena *a, const struct todo_source *source,
		  struct span *text, struct err *e)
{
	CLEANUP_REPO struct repo *repo = NULL;
	struct span rest = span_of(source->place), dir;
	const char *spec;

	if (!span_next_until(&rest, '#', &dir) || !dir.len || !rest.len)
		return err_set(e, ERR_USAGE,
			       "'%s' is no DIR#REVISION:PATH or DIR#PATH",
			       source->place);
	spec = arena_printf(a, "%s" SPAN_FMT,
			    span_find_char(rest, ':') == SIZE_MAX ? "HEAD:" :
			    "", SPAN_ARG(rest));
	if (repo_open(arena_str(a, dir), &repo, e))
		return -1;
	return repo_blob(repo, a, spec, LIMIT_TODO, text, e);
}
