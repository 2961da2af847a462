// SPDX-License-Identifier: GPL-2.0-only
#include "git/commit.h"

#include "base/hold.h"
#include "git/handle.h"

/* Add the files to @index; on failure @e names the one. */
static int add_files(git_index *index, const struct commit_file *files,
		     size_t n, struct err *e)
{
	int status;

	for (size_t i = 0; i < n; i++) {
		status = git_index_add_bypath(index, files[i].path);
		if (status)
			return handle_err(e, status, files[i].path);
	}
	return 0;
}

/*
 * The tree of HEAD and the files: read into the index in memory, so that what
 * the user has staged stays out of it, then the user's index is read again.
 */
static int build_tree(struct repo *repo, git_commit *head, git_index *index,
		      const struct commit_file *files, size_t n,
		      git_tree **tree, struct err *e)
{
	CLEANUP_HANDLE(tree) git_tree *base = NULL;
	git_oid id;
	int status = 0;

	if (head)
		status = git_commit_tree(&base, head);
	if (!status)
		status = base ? git_index_read_tree(index, base) :
				git_index_clear(index);
	if (status)
		return handle_err(e, status, "the index");
	if (add_files(index, files, n, e))
		return -1;
	status = git_index_write_tree(&id, index);
	if (!status)
		status = git_tree_lookup(tree, repo->git, &id);
	return status ? handle_err(e, status, "the tree") : 0;
}

static int write_commit(struct repo *repo, const git_signature *author,
			const git_signature *committer, git_commit *head,
			git_tree *tree, const char *message, struct err *e)
{
	const git_commit *parents[] = { head };
	git_oid id, now;
	int status;

	status = git_commit_create(&id, repo->git, "HEAD", author, committer,
				   NULL, message, tree, head ? 1 : 0, parents);
	if (status)
		return handle_err(e, status, "the commit");
	/* On a full disk libgit2 1.5 may say that all is well. */
	if (git_reference_name_to_id(&now, repo->git, "HEAD") ||
	    !git_oid_equal(&now, &id))
		return err_set(e, ERR_IO, "the branch could not be moved to the new commit");
	return 0;
}

/* The user's own index, with the files that are to be committed. */
static int write_index(git_index *index, const struct commit_file *files,
		       size_t n, struct err *e)
{
	int status;

	status = git_index_read(index, true);
	if (status)
		return handle_err(e, status, "the index");
	if (add_files(index, files, n, e))
		return -1;
	status = git_index_write(index);
	return status ? handle_err(e, status, "the index") : 0;
}

int repo_commit(struct repo *repo, struct arena *a,
		const struct commit_file *files, size_t n,
		const char *message, bool sign_off, struct err *e)
{
	CLEANUP_HANDLE(signature) git_signature *author = NULL;
	CLEANUP_HANDLE(signature) git_signature *committer = NULL;
	CLEANUP_HANDLE(commit) git_commit *head = NULL;
	CLEANUP_HANDLE(index) git_index *index = NULL;
	CLEANUP_HANDLE(tree) git_tree *tree = NULL;
	CLEANUP_HOLD struct hold hold = hold_signals();
	int status;

	if (handle_who(repo, a, WHO_AUTHOR, &author, e) ||
	    handle_who(repo, a, WHO_COMMITTER, &committer, e))
		return -1;
	status = handle_head(repo->git, &head);
	if (status)
		return handle_err(e, status, "HEAD");
	status = git_repository_index(&index, repo->git);
	if (status)
		return handle_err(e, status, "the index");
	if (sign_off)
		message = arena_printf(a, "%s\nSigned-off-by: %s <%s>\n",
				       message, committer->name,
				       committer->email);
	/* The branch moves last: what fails before leaves the files staged. */
	if (build_tree(repo, head, index, files, n, &tree, e) ||
	    write_index(index, files, n, e))
		return -1;
	return write_commit(repo, author, committer, head, tree, message, e);
}
