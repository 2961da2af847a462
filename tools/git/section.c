// SPDX-License-Identifier: GPL-2.0-only
#include "git/section.h"

#include "git/handle.h"

#define WHAT	"git's configuration"

/* SECTION.SUB.KEY: the last dot ends the subsection, which may have dots. */
static void split(struct arena *a, struct span rest,
		  struct section_entry *entry)
{
	size_t dot = span_rfind_char(rest, '.');

	entry->sub = arena_str(a, span_first(rest, dot));
	entry->key = arena_str(a, span_from(rest, dot + 1));
}

static int add_entry(struct arena *a, const git_config_entry *from,
		     const char *name, struct section *out, struct err *e)
{
	struct span rest = span_of(from->name);
	struct section_entry *entry;

	if (!span_skip(&rest, span_of(name)) || !span_skip_char(&rest, '.') ||
	    span_find_char(rest, '.') == SIZE_MAX)
		return 0;
	if (out->entries.n == SECTION_MAX)
		return err_set(e, ERR_LIMIT, WHAT ": more than %d of %s",
			       SECTION_MAX, name);
	entry = VEC_ADD(a, &out->entries);
	split(a, rest, entry);
	entry->value = arena_str(a, span_of(from->value ? from->value : ""));
	return 0;
}

static int read_all(struct arena *a, const char *name, struct section *out,
		    struct err *e)
{
	CLEANUP_HANDLE(config) git_config *config = NULL;
	git_config_iterator *walk;
	git_config_entry *entry;
	int status, failed = 0;

	status = handle_default_config(&config);
	if (!status)
		status = git_config_iterator_new(&walk, config);
	if (status)
		return handle_err(e, status, WHAT);
	while (!failed && !git_config_next(&entry, walk))
		failed = add_entry(a, entry, name, out, e);
	git_config_iterator_free(walk);
	return failed;
}

int section_read(struct arena *a, const char *name, struct section *out,
		 struct err *e)
{
	int status;

	handle_start();
	status = read_all(a, name, out, e);
	git_libgit2_shutdown();
	return status;
}

/* The user's file, which need not be there yet. */
static int open_own(struct arena *a, git_config **out, struct err *e)
{
	const char *path = handle_own_file(a, e);
	int status;

	if (!path)
		return -1;
	status = git_config_open_ondisk(out, path);
	return status ? handle_err(e, status, path) : 0;
}

static int set_own(struct arena *a, const char *name,
		   const struct section_entry *entry, struct err *e)
{
	CLEANUP_HANDLE(config) git_config *config = NULL;
	const char *key = arena_printf(a, "%s.%s.%s", name, entry->sub,
				       entry->key);
	int status;

	if (open_own(a, &config, e))
		return -1;
	status = git_config_set_string(config, key, entry->value);
	return status ? handle_err(e, status, WHAT) : 0;
}

int section_set(struct arena *a, const char *name,
		const struct section_entry *entry, struct err *e)
{
	int status;

	handle_start();
	status = set_own(a, name, entry, e);
	git_libgit2_shutdown();
	return status;
}

static int unset_own(struct arena *a, const char *key, struct err *e)
{
	CLEANUP_HANDLE(config) git_config *config = NULL;
	int status;

	if (open_own(a, &config, e))
		return -1;
	status = git_config_delete_entry(config, key);
	if (!status || status == GIT_ENOTFOUND)
		return 0;
	return handle_err(e, status, WHAT);
}

int section_unset(struct arena *a, const char *name, const char *sub,
		  const char *key, struct err *e)
{
	int status;

	handle_start();
	status = unset_own(a, arena_printf(a, "%s.%s.%s", name, sub, key), e);
	git_libgit2_shutdown();
	return status;
}
