// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/plan_commit.h"

#include <stdlib.h>

#include "base/lock.h"
#include "base/mem.h"
#include "base/path.h"
#include "git/commit.h"
#include "git/status.h"

int plan_check_commit(const struct plan *plan, struct repo *repo,
		      const char *root, struct err *e)
{
	CLEANUP_FOLDERS struct lock_folders locks = { 0 };

	for (size_t i = 0; i < plan->files.n; i++) {
		const struct plan_file *file = &plan->files.at[i];
		bool changed;

		if (!file->edits || file->root != root)
			continue;
		if (repo_is_changed(repo, plan->arena, plan_path(plan, file),
				    &changed, e))
			return -1;
		if (changed)
			return err_set(e, ERR_USAGE,
				       "'%s' has changes of yours that would be committed too: commit or stash them first",
				       plan_path(plan, file));
	}
	/* Another nfkit that commits has git's locks for a moment. */
	if (repo)
		lock_folder(&locks, repo_git_dir(repo));
	return repo_check_commit(repo, plan->arena, e);
}

/* A file as git names it: from the top of the working tree on. */
static int path_in_repo(struct arena *a, const char *top, const char *file,
			const char **path, struct err *e)
{
	CLEANUP_FREE char *real_top = realpath(top, NULL);
	CLEANUP_FREE char *real = realpath(file, NULL);
	struct span below;

	if (!real || !real_top)
		return err_errno(e, "cannot find '%s'", real ? top : file);
	below = span_of(real);
	if (!path_is_below(below, span_of(real_top)))
		return err_set(e, ERR_USAGE, "'%s' is not in '%s'", file, top);
	below = span_from(below, span_of(real_top).len);
	span_skip_char(&below, '/');
	*path = arena_str(a, below);
	return 0;
}

int plan_commit(const struct plan *plan, struct repo *repo, const char *root,
		const char *message, struct err *e)
{
	CLEANUP_FOLDERS struct lock_folders locks = { 0 };
	struct commit_file *files;
	size_t n = 0;

	files = arena_zalloc(plan->arena, plan->files.n, sizeof(*files));
	for (size_t i = 0; i < plan->files.n; i++) {
		const struct plan_file *file = &plan->files.at[i];

		if (file->root != root)
			continue;
		if (path_in_repo(plan->arena, repo_root(repo),
				 plan_path(plan, file), &files[n++].path, e))
			return -1;
	}
	/* Others may commit what they have made in other folders of it. */
	lock_folder(&locks, repo_git_dir(repo));
	return repo_commit(repo, plan->arena, files, n, message, true, e);
}
