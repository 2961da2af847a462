// SPDX-License-Identifier: GPL-2.0-only
#include "git/config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/hold.h"
#include "git/handle.h"

#define WHAT	"the configuration of git"

/* The entries of one section, as they are read. */
struct reading {
	struct arena *arena;
	const char *section;
	struct config *out;
};

static int add_entry(void *context, const git_config_entry *entry,
		     struct err *e)
{
	struct reading *r = context;
	struct span name = span_of(entry->name);
	struct config_entry *added;

	if (!span_skip(&name, span_of(r->section)) ||
	    !span_skip_char(&name, '.') ||
	    span_find_char(name, '.') != SIZE_MAX)
		return 0;
	if (r->out->entries.n == CONFIG_MAX)
		return err_set(e, ERR_LIMIT, "more than %d settings %s.*",
			       CONFIG_MAX, r->section);
	added = VEC_ADD(r->arena, &r->out->entries);
	added->key = arena_str(r->arena, name);
	if (entry->value)
		added->value = arena_str(r->arena, span_of(entry->value));
	return 0;
}

static int read_all(struct repo *repo, struct reading *r, struct err *e)
{
	CLEANUP_HANDLE(config) git_config *config = NULL;
	CLEANUP_FD int given = -1;
	int status;

	if (repo)
		status = git_repository_config(&config, repo->git);
	else
		status = handle_default_config(&config, &given);
	if (status)
		return handle_err(e, status, WHAT);
	return handle_each_entry(config, WHAT, add_entry, r, e);
}

int config_read(struct repo *repo, struct arena *a, const char *section,
		struct config *out, struct err *e)
{
	struct reading r = { a, section, out };
	int status;

	handle_start();
	status = read_all(repo, &r, e);
	git_libgit2_shutdown();
	return status;
}

int config_set(struct repo *repo, const char *name, const char *value,
	       struct err *e)
{
	CLEANUP_HANDLE(config) git_config *config = NULL, *own = NULL;
	CLEANUP_HOLD struct hold hold = hold_signals();
	int status;

	status = git_repository_config(&config, repo->git);
	if (!status)
		status = git_config_open_level(&own, config,
					       GIT_CONFIG_LEVEL_LOCAL);
	if (!status)
		status = git_config_set_string(own, name, value);
	return status ? handle_err(e, status, name) : 0;
}

bool config_includes(struct span text)
{
	size_t at;

	while ((at = span_find_char(text, '[')) != SIZE_MAX) {
		text = span_trim_left(span_from(text, at + 1));
		if (span_starts_nocase(text, SPAN("include")))
			return true;
	}
	return false;
}

/* 1 where it may be read, 0 where it is not there. */
static int look_at_file(const char *path, struct err *e)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_FD int fd = -1;
	struct stat st;
	struct span text;

	if (lstat(path, &st))
		return 0;
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_SYNTAX, "'%s' is not a plain file", path);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0)
		return err_errno(e, "cannot read '%s'", path);
	if (file_read_fd(&a, fd, path, CONFIG_FILE_MAX, &text, e))
		return -1;
	if (config_includes(text))
		return err_set(e, ERR_SYNTAX,
			       "%s: has an [include], which only your own configuration may have",
			       path);
	return 1;
}

static int read_file(const char *path, struct reading *r, struct err *e)
{
	CLEANUP_HANDLE(config) git_config *config = NULL;
	int status;

	status = git_config_open_ondisk(&config, path);
	if (status)
		return handle_err(e, status, path);
	return handle_each_entry(config, path, add_entry, r, e);
}

int config_read_file(const char *path, struct arena *a, const char *section,
		     struct config *out, struct err *e)
{
	struct reading r = { a, section, out };
	int status = look_at_file(path, e);

	if (status <= 0)
		return status;
	handle_start();
	status = read_file(path, &r, e);
	git_libgit2_shutdown();
	return status;
}
