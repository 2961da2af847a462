// SPDX-License-Identifier: GPL-2.0-only
#include "git/section.h"

#include "base/file.h"
#include "base/hold.h"
#include "base/lock.h"
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

/* The entries of all its subsections, as they are read. */
struct reading {
	struct arena *arena;
	const char *name;
	struct section *out;
};

static int add_entry(void *context, const git_config_entry *from,
		     struct err *e)
{
	struct reading *r = context;
	struct span rest = span_of(from->name);
	const char *value = from->value ? from->value : "";
	struct section_entry *entry;

	if (!span_skip(&rest, span_of(r->name)) ||
	    !span_skip_char(&rest, '.') ||
	    span_find_char(rest, '.') == SIZE_MAX)
		return 0;
	if (r->out->entries.n == SECTION_MAX)
		return err_set(e, ERR_LIMIT, WHAT ": more than %d of %s",
			       SECTION_MAX, r->name);
	entry = VEC_ADD(r->arena, &r->out->entries);
	split(r->arena, rest, entry);
	entry->value = arena_str(r->arena, span_of(value));
	return 0;
}

static int read_all(struct reading *r, struct err *e)
{
	CLEANUP_HANDLE(config) git_config *config = NULL;
	CLEANUP_FD int given = -1;
	int status = handle_default_config(&config, &given);

	if (status)
		return handle_err(e, status, WHAT);
	return handle_each_entry(config, WHAT, add_entry, r, e);
}

int section_read(struct arena *a, const char *name, struct section *out,
		 struct err *e)
{
	struct reading r = { a, name, out };
	int status;

	handle_start();
	status = read_all(&r, e);
	git_libgit2_shutdown();
	return status;
}

/* The user's file, which need not be there yet. */
static int open_own(const char *path, git_config **out, struct err *e)
{
	int status = git_config_open_ondisk(out, path);

	return status ? handle_err(e, status, path) : 0;
}

static int set_one(git_config *config, struct arena *a, const char *name,
		   const struct section_entry *entry)
{
	const char *key = arena_printf(a, "%s.%s.%s", name, entry->sub,
				       entry->key);
	int status;

	/* Else a key that an included file has as well would be an error. */
	if (entry->value)
		return git_config_set_multivar(config, key, ".*", entry->value);
	status = git_config_delete_multivar(config, key, ".*");
	return status == GIT_ENOTFOUND ? 0 : status;
}

/* A file that is locked is read and written once for all of them. */
static int set_locked(git_config *config, struct arena *a, const char *name,
		      const struct section_entry *entries, size_t n)
{
	git_transaction *all;
	int status = git_config_lock(&all, config);

	if (status)
		return status;
	for (size_t i = 0; !status && i < n; i++)
		status = set_one(config, a, name, &entries[i]);
	if (!status)
		status = git_transaction_commit(all);
	git_transaction_free(all);
	return status;
}

static int set_own(const char *path, struct arena *a, const char *name,
		   const struct section_entry *entries, size_t n,
		   struct err *e)
{
	CLEANUP_HOLD struct hold hold = hold_signals();
	CLEANUP_HANDLE(config) git_config *config = NULL;
	int status;

	if (open_own(path, &config, e))
		return -1;
	status = set_locked(config, a, name, entries, n);
	return status ? handle_err(e, status, path) : 0;
}

int section_set(struct arena *a, const char *name,
		const struct section_entry *entries, size_t n, struct err *e)
{
	CLEANUP_FOLDERS struct lock_folders locks = { 0 };
	const char *path = handle_own_file(a, e);
	int status;

	if (!path)
		return -1;
	/* git's lock makes who comes second fail. */
	lock_folder_of(&locks, a, path);
	handle_start();
	status = set_own(path, a, name, entries, n, e);
	git_libgit2_shutdown();
	return status;
}
