// SPDX-License-Identifier: GPL-2.0-only
#include "git/handle.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"

#define FOLLOWED_MAX	8	/* branches that follow one another */

/* Keep @git, or give it back where its configuration cannot be read. */
static int start(git_repository *git, struct repo **out)
{
	int given, status = handle_levels_of(git, &given);

	if (status) {
		git_repository_free(git);
		file_close_at(&given);
		return status;
	}
	*out = mem_alloc(sizeof(**out));
	**out = (struct repo){ git, given };
	return 0;
}

/*
 * libgit2 1.5 fails with GIT_ENOTFOUND for the setting safe.directory, where it
 * should say that somebody else owns the repository.
 */
static bool is_not_ours(int status)
{
	const git_error *last = git_error_last();

	return status == GIT_ENOTFOUND && last &&
	       last->klass == GIT_ERROR_CONFIG;
}

int repo_open(const char *dir, struct repo **out, struct err *e)
{
	git_repository *git;
	int status;

	handle_start();
	status = dir ? git_repository_open_ext(&git, dir, 0, NULL) :
		 handle_open_here(&git);
	if (!status)
		status = start(git, out);
	if (!status)
		return 0;
	handle_err(e, is_not_ours(status) ? GIT_EOWNER : status,
		   dir ? dir : ".");
	git_libgit2_shutdown();
	return -1;
}

int repo_find(const char *dir, struct repo **out, struct err *e)
{
	*out = NULL;
	if (!repo_open(dir, out, e))
		return 0;
	if (e->code != ERR_NOENT)
		return -1;
	err_clear(e);
	return 0;
}

int repo_create(const char *dir, struct repo **out, struct err *e)
{
	git_repository *git;
	int status;

	handle_start();
	status = git_repository_init(&git, dir, 0);
	if (!status)
		status = start(git, out);
	if (!status)
		return 0;
	handle_err(e, status, dir);
	git_libgit2_shutdown();
	return -1;
}

void repo_close(struct repo **repo)
{
	if (!*repo)
		return;
	git_repository_free((*repo)->git);
	file_close_at(&(*repo)->given);
	free(*repo);
	*repo = NULL;
	git_libgit2_shutdown();
}

const char *repo_root(struct repo *repo)
{
	return git_repository_workdir(repo->git);
}

static int open_config(struct repo *repo, git_config **config, int *given)
{
	if (repo)
		return git_repository_config_snapshot(config, repo->git);
	return handle_default_config(config, given);
}

static struct span read_config(struct repo *repo, struct arena *a,
			       const char *name)
{
	CLEANUP_HANDLE(config) git_config *config = NULL;
	CLEANUP_FD int given = -1;
	git_buf value = { 0 };
	struct span copy = { 0 };

	if (open_config(repo, &config, &given))
		return copy;
	if (!git_config_get_string_buf(&value, config, name))
		copy = arena_copy(a, (struct span){ value.ptr, value.size });
	git_buf_dispose(&value);
	return copy;
}

struct span repo_config(struct repo *repo, struct arena *a, const char *name)
{
	struct span value;

	handle_start();
	value = read_config(repo, a, name);
	git_libgit2_shutdown();
	return value;
}

struct span repo_setting(struct repo *repo, struct arena *a,
			 const char *variable, const char *name)
{
	const char *value = getenv(variable);

	if (value && *value)
		return span_of(value);
	return repo_config(repo, a, name);
}

const char *repo_git_dir(struct repo *repo)
{
	return git_repository_path(repo->git);
}

const char *repo_common_dir(struct repo *repo)
{
	return git_repository_commondir(repo->git);
}

struct span repo_branch(struct repo *repo, struct arena *a)
{
	CLEANUP_HANDLE(reference) git_reference *head = NULL;
	struct span name;

	if (git_reference_lookup(&head, repo->git, "HEAD") ||
	    git_reference_type(head) != GIT_REFERENCE_SYMBOLIC)
		return (struct span){ 0 };
	name = span_of(git_reference_symbolic_target(head));
	span_skip(&name, SPAN("refs/heads/"));
	return arena_copy(a, name);
}

static struct span remote_url(struct repo *repo, struct arena *a,
			      struct span remote)
{
	return repo_config(repo, a, arena_printf(a, "remote." SPAN_FMT ".url",
						 SPAN_ARG(remote)));
}

static struct span branch_setting(struct repo *repo, struct arena *a,
				  struct span branch, const char *key)
{
	return repo_config(repo, a, arena_printf(a, "branch." SPAN_FMT ".%s",
						 SPAN_ARG(branch), key));
}

/* The remote of a branch, or of the branch here that it follows. */
static struct span followed_remote(struct repo *repo, struct arena *a,
				   struct span branch)
{
	for (int i = 0; branch.len && i < FOLLOWED_MAX; i++) {
		struct span remote = branch_setting(repo, a, branch, "remote");

		if (!span_eq(remote, SPAN(".")))
			return remote;
		branch = branch_setting(repo, a, branch, "merge");
		span_skip(&branch, SPAN("refs/heads/"));
	}
	return (struct span){ 0 };
}

struct span repo_remote_url(struct repo *repo, struct arena *a,
			    const char *spec)
{
	struct span from = span_of(spec ? spec : ""), remote, url = { 0 };

	span_skip(&from, SPAN("remotes/"));
	if (span_next_until(&from, '/', &remote))
		url = remote_url(repo, a, remote);
	if (url.len)
		return url;
	remote = followed_remote(repo, a, repo_branch(repo, a));
	return remote_url(repo, a, remote.len ? remote : SPAN("origin"));
}
