// SPDX-License-Identifier: GPL-2.0-only
#include "git/status.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/path.h"
#include "git/handle.h"

/*
 * git does not tell of what is marked as assume-unchanged or skip-worktree, but
 * a commit of the file takes it.
 */
static int compare_with_head(struct repo *repo, const char *real,
			     const char *below, bool *same, struct err *e)
{
	CLEANUP_HANDLE(commit) git_commit *head = NULL;
	CLEANUP_HANDLE(tree) git_tree *tree = NULL;
	git_tree_entry *entry = NULL;
	git_oid id;
	int status = handle_head(repo->git, &head);

	*same = false;
	if (!status && !head)
		return 0;
	if (!status)
		status = git_commit_tree(&tree, head);
	if (!status)
		status = git_tree_entry_bypath(&entry, tree, below);
	if (status == GIT_ENOTFOUND)
		return 0;
	if (!status)
		status = git_repository_hashfile(&id, repo->git, real,
						 GIT_OBJECT_BLOB, below);
	if (!status)
		*same = git_oid_equal(&id, git_tree_entry_id(entry));
	git_tree_entry_free(entry);
	return status ? handle_err(e, status, real) : 0;
}

int repo_is_changed(struct repo *repo, struct arena *a, const char *path,
		    bool *changed, struct err *e)
{
	CLEANUP_FREE char *root = realpath(repo_root(repo), NULL);
	CLEANUP_FREE char *real = realpath(path, NULL);
	unsigned int flags;
	struct span below;
	const char *name;
	int status;
	bool same;

	if (!root || !real)
		return err_errno(e, "cannot find '%s'", path);
	below = span_of(real);
	if (!path_is_below(below, span_of(root)))
		return err_set(e, ERR_USAGE, "'%s' is not in '%s'", path, root);
	below = span_from(below, span_of(root).len);
	span_skip_char(&below, '/');
	name = arena_str(a, below);
	status = git_status_file(&flags, repo->git, name);
	if (status)
		return handle_err(e, status, path);
	if (compare_with_head(repo, real, name, &same, e))
		return -1;
	*changed = flags != GIT_STATUS_CURRENT || !same;
	return 0;
}
