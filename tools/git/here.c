// SPDX-License-Identifier: GPL-2.0-only
/* here - the repository that git would take in the current folder */
#include <stdlib.h>
#include <sys/stat.h>

#include "git/handle.h"

static const char *set_to(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value ? value : NULL;
}

static int take_index(git_repository *git, const char *path)
{
	CLEANUP_HANDLE(index) git_index *index = NULL;
	int status = git_index_open(&index, path);

	return status ? status : git_repository_set_index(git, index);
}

static bool is_same_folder(const char *a, const char *b)
{
	struct stat one, two;

	return !stat(a, &one) && !stat(b, &two) && one.st_dev == two.st_dev &&
	       one.st_ino == two.st_ino;
}

/* Mostly it is there already, and libgit2 1.5 loses memory by the call. */
static int set_tree(git_repository *git, const char *tree)
{
	const char *now = git_repository_workdir(git);

	return now && is_same_folder(now, tree) ? 0 :
	       git_repository_set_workdir(git, tree, 0);
}

/* libgit2 1.5 obeys the other variables only where this one is not set. */
static int open_with_tree(git_repository **git, const char *tree)
{
	const char *dir = set_to("GIT_DIR"), *index = set_to("GIT_INDEX_FILE");
	int status;

	status = git_repository_open_ext(git, dir ? dir : ".", dir ?
			GIT_REPOSITORY_OPEN_NO_SEARCH |
			GIT_REPOSITORY_OPEN_NO_DOTGIT : 0,
			set_to("GIT_CEILING_DIRECTORIES"));
	if (status)
		return status;
	status = set_tree(*git, tree);
	if (!status && index)
		status = take_index(*git, index);
	if (status)
		git_repository_free(*git);
	return status;
}

int handle_open_here(git_repository **git)
{
	const char *tree = set_to("GIT_WORK_TREE");

	if (tree)
		return open_with_tree(git, tree);
	return git_repository_open_ext(git, NULL, GIT_REPOSITORY_OPEN_FROM_ENV,
				       NULL);
}
