// SPDX-License-Identifier: GPL-2.0-only
/* commit_check - what a commit would do otherwise than git, or fail at */
#include "git/commit.h"

#include "base/file.h"
#include "base/path.h"
#include "git/handle.h"
#include "git/hook.h"

/* libgit2 has the signatures of others, but makes none. */
static int check_signing(struct repo *repo, struct arena *a, struct err *e)
{
	const char *value = arena_str(a, repo_config(repo, a, "commit.gpgSign"));
	int signs = 0;

	if (!git_config_parse_bool(&signs, value) && signs)
		return err_set(e, ERR_USAGE,
			       "commit.gpgSign of git config is '%s', and nfkit does not sign: leave --commit out, and commit with git",
			       value);
	return 0;
}

/* They may add to the message, or look at what nfkit does not. */
static int check_hooks(struct repo *repo, struct arena *a, struct err *e)
{
	static const char *const names[] = { "pre-commit", "commit-msg" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *path;

		if (hook_of_others(repo, a, names[i], &path, e))
			return -1;
		if (path)
			return err_set(e, ERR_USAGE,
				       "the hook '%s' is not run by nfkit: leave --commit out, and commit with git",
				       path);
	}
	return 0;
}

static int check_people(struct repo *repo, struct arena *a, struct err *e)
{
	CLEANUP_HANDLE(signature) git_signature *author = NULL;
	CLEANUP_HANDLE(signature) git_signature *committer = NULL;

	return handle_who(repo, a, WHO_AUTHOR, &author, e) ||
	       handle_who(repo, a, WHO_COMMITTER, &committer, e) ? -1 : 0;
}

static int check_lock(struct arena *a, const char *path, struct err *e)
{
	const char *lock = arena_printf(a, "%s.lock", path);

	if (!file_exists(lock))
		return 0;
	return err_set(e, ERR_EXISTS,
		       "'%s' exists: another program is at work there; if none is, remove the lock",
		       lock);
}

/* Of the index, and of the branch that is to move, or HEAD where it is none. */
static int check_locks(struct repo *repo, struct arena *a, struct err *e)
{
	CLEANUP_HANDLE(reference) git_reference *head = NULL;
	CLEANUP_HANDLE(index) git_index *index = NULL;
	int status = git_repository_index(&index, repo->git);

	if (status)
		return handle_err(e, status, "the index");
	if (check_lock(a, git_index_path(index), e))
		return -1;
	status = git_reference_lookup(&head, repo->git, "HEAD");
	if (status)
		return handle_err(e, status, "HEAD");
	if (git_reference_type(head) != GIT_REFERENCE_SYMBOLIC)
		return check_lock(a, path_join(a, repo_git_dir(repo), "HEAD"),
				  e);
	return check_lock(a, path_join(a, repo_common_dir(repo),
				       git_reference_symbolic_target(head)), e);
}

int repo_check_commit(struct repo *repo, struct arena *a, struct err *e)
{
	int rc;

	handle_start();
	rc = check_people(repo, a, e) || check_signing(repo, a, e) ||
	     (repo && (check_hooks(repo, a, e) || check_locks(repo, a, e))) ?
	     -1 : 0;
	git_libgit2_shutdown();
	return rc;
}
