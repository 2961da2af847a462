// SPDX-License-Identifier: GPL-2.0-only
/*
 * levels - whose configuration there is, by the environment
 *
 * git reads the files that GIT_CONFIG_SYSTEM and GIT_CONFIG_GLOBAL name in
 * place of its own (git(1)); libgit2 1.5 knows none of them.
 */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "git/handle.h"
#include "git/section.h"

#define NOTHING	"/dev/null"	/* in place of a file that is left out */

static int put(git_config *config, git_repository *git,
	       git_config_level_t level, const char *path)
{
	return git_config_add_file_ondisk(config, *path ? path : NOTHING,
					  level, git, 1);
}

/* As git reads a boolean; a word that is none stands for true. */
static bool is_set(const char *variable)
{
	const char *value = getenv(variable);
	int is_true;

	return value && (git_config_parse_bool(&is_true, value) || is_true);
}

int handle_levels(git_config *config, git_repository *git, int *given)
{
	const char *own = getenv("GIT_CONFIG_GLOBAL");
	const char *all = getenv("GIT_CONFIG_SYSTEM");
	int status = 0;

	*given = -1;
	if (is_set("GIT_CONFIG_NOSYSTEM"))
		all = NOTHING;
	if (all)
		status = put(config, git, GIT_CONFIG_LEVEL_SYSTEM, all);
	if (!status && own)
		status = put(config, git, GIT_CONFIG_LEVEL_XDG, NOTHING);
	if (!status && own)
		status = put(config, git, GIT_CONFIG_LEVEL_GLOBAL, own);
	return status ? status : handle_given(config, git, given);
}

int handle_levels_of(git_repository *git, int *given)
{
	CLEANUP_HANDLE(config) git_config *config = NULL;
	int status = git_repository_config(&config, git);

	*given = -1;
	return status ? status : handle_levels(config, git, given);
}

int handle_default_config(git_config **config, int *given)
{
	int status = git_config_open_default(config);

	*given = -1;
	return status ? status : handle_levels(*config, NULL, given);
}

/* The one below XDG_CONFIG_HOME, where it is there and ~/.gitconfig is not. */
static const char *xdg_file(struct arena *a, const char *home,
			    const char **shown)
{
	const char *folder = getenv("XDG_CONFIG_HOME"), *path;
	bool is_set = folder && *folder;

	if (!is_set)
		folder = path_join(a, home, ".config");
	*shown = is_set ? "$XDG_CONFIG_HOME/git/config" :
			  "~/.config/git/config";
	path = path_join(a, folder, "git/config");
	return !access(path_join(a, home, ".gitconfig"), R_OK) ||
	       access(path, R_OK) ? NULL : path;
}

const char *section_place(struct arena *a)
{
	const char *home = getenv("HOME"), *own = getenv("GIT_CONFIG_GLOBAL");
	const char *xdg;

	if (own && *own)
		return "$GIT_CONFIG_GLOBAL";
	return home && *home && xdg_file(a, home, &xdg) ? xdg : "~/.gitconfig";
}

const char *handle_own_file(struct arena *a, struct err *e)
{
	const char *home = getenv("HOME"), *own = getenv("GIT_CONFIG_GLOBAL");
	const char *xdg, *shown;
	struct stat st;

	if (own && *own) {
		/* A new file would take the place of a device. */
		if (!stat(own, &st) && !S_ISREG(st.st_mode)) {
			err_set(e, ERR_USAGE,
				"GIT_CONFIG_GLOBAL names '%s', which is not a file to write to",
				own);
			return NULL;
		}
		return own;
	}
	if (!home || !*home) {
		err_set(e, ERR_NOENT,
			"HOME is not set, so there is no ~/.gitconfig");
		return NULL;
	}
	xdg = xdg_file(a, home, &shown);
	if (!xdg && !file_is_dir(home)) {
		err_set(e, ERR_NOENT,
			"HOME is '%s', and there is no such folder, so nothing can be written to ~/.gitconfig",
			home);
		return NULL;
	}
	return xdg ? xdg : path_join(a, home, ".gitconfig");
}
