// SPDX-License-Identifier: GPL-2.0-only
#include "git/status.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/path.h"
#include "git/handle.h"

int repo_is_changed(struct repo *repo, struct arena *a, const char *path,
		    bool *changed, struct err *e)
{
	CLEANUP_FREE char *root = realpath(repo_root(repo), NULL);
	CLEANUP_FREE char *real = realpath(path, NULL);
	unsigned int flags;
	struct span below;
	int status;

	if (!root || !real)
		return err_errno(e, "cannot find '%s'", path);
	below = span_of(real);
	if (!path_is_below(below, span_of(root)))
		return err_set(e, ERR_USAGE, "'%s' is not in '%s'", path, root);
	below = span_from(below, span_of(root).len);
	span_skip_char(&below, '/');
	status = git_status_file(&flags, repo->git, arena_str(a, below));
	if (status)
		return handle_err(e, status, path);
	*changed = flags != GIT_STATUS_CURRENT;
	return 0;
}
