// SPDX-License-Identifier: GPL-2.0-only
#include "git/inbox.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/vec.h"
#include "git/handle.h"

/* What libgit2 may map and keep: mails are read once, in order. */
#define WINDOW		(1UL << 20)
#define MAPPED		(8UL << 20)

#define EPOCHS_MAX	1000

struct inbox {
	struct arena arena;
	const char *dir;
	unsigned int epoch;	/* the next one to open */
	bool is_single;		/* @dir itself is the only epoch */
	git_repository *git;	/* NULL: the next epoch is to be opened */
	git_odb *odb;
	VEC(git_oid) commits;	/* of the epoch, newest first */
	size_t left;
	size_t missing;		/* mails of a partial clone */
};

static int trouble(const struct inbox *in, int status, struct err *e)
{
	return handle_err(e, status, in->dir);
}

static void close_epoch(struct inbox *in)
{
	git_odb_free(in->odb);
	git_repository_free(in->git);
	in->odb = NULL;
	in->git = NULL;
	in->commits.n = in->left = 0;
}

/* Commits have one parent here; a walk with a queue would keep them all. */
static int list_commits(struct inbox *in, struct err *e)
{
	CLEANUP_HANDLE(commit) git_commit *commit = NULL;
	git_oid id;
	int status = git_reference_name_to_id(&id, in->git, "HEAD");

	while (!status) {
		*VEC_ADD(&in->arena, &in->commits) = id;
		git_commit_free(commit);
		commit = NULL;
		status = git_commit_lookup(&commit, in->git, &id);
		if (status || !git_commit_parentcount(commit))
			break;
		id = *git_commit_parent_id(commit, 0);
	}
	in->left = in->commits.n;
	return status ? trouble(in, status, e) : 0;
}

static const char *epoch_dir(struct inbox *in)
{
	if (in->is_single)
		return in->dir;
	return arena_printf(&in->arena, "%s/git/%u.git", in->dir, in->epoch);
}

/* 1, 0 where there are no more epochs. */
static int open_epoch(struct inbox *in, struct err *e)
{
	const char *dir = epoch_dir(in);
	int status;

	if (in->epoch == (in->is_single ? 1 : EPOCHS_MAX) ||
	    !file_is_dir(dir))
		return 0;
	in->epoch++;
	status = git_repository_open(&in->git, dir);
	if (!status)
		status = git_repository_odb(&in->odb, in->git);
	if (status)
		return trouble(in, status, e);
	return list_commits(in, e) ? -1 : 1;
}

/* The blob "m" of the commit; 0 where it has none. */
static int find_mail(struct inbox *in, const git_oid *id, git_oid *blob,
		     struct err *e)
{
	CLEANUP_HANDLE(commit) git_commit *commit = NULL;
	CLEANUP_HANDLE(tree) git_tree *tree = NULL;
	const git_tree_entry *entry;
	int status;

	status = git_commit_lookup(&commit, in->git, id);
	if (!status)
		status = git_commit_tree(&tree, commit);
	if (status)
		return trouble(in, status, e);
	entry = git_tree_entry_byname(tree, "m");
	if (!entry || git_tree_entry_type(entry) != GIT_OBJECT_BLOB)
		return 0;
	*blob = *git_tree_entry_id(entry);
	return 1;
}

/* 0 where the repository lacks it. */
static int read_mail(struct inbox *in, const git_oid *blob, struct arena *a,
		     struct inbox_mail *out, struct err *e)
{
	git_odb_object *object;
	int status = git_odb_read(&object, in->odb, blob);

	if (status == GIT_ENOTFOUND) {
		in->missing++;
		return 0;
	}
	if (status)
		return trouble(in, status, e);
	out->bytes.len = git_odb_object_size(object);
	if (out->bytes.len > LIMIT_MAIL)
		status = err_set(e, ERR_LIMIT, "%s: a mail of more than %lu bytes",
				 in->dir, LIMIT_MAIL);
	else
		out->bytes = arena_copy(a, (struct span){
			git_odb_object_data(object), out->bytes.len });
	git_odb_object_free(object);
	return status ? -1 : 1;
}

/* The next mail of this epoch; 0 where there is none any more. */
static int next_in_epoch(struct inbox *in, struct arena *a,
			 struct inbox_mail *out, struct err *e)
{
	int found = 0;

	while (!found && in->left) {
		const git_oid *id = &in->commits.at[--in->left];
		git_oid blob;

		git_oid_tostr(out->id, sizeof(out->id), id);
		found = find_mail(in, id, &blob, e);
		if (found > 0)
			found = read_mail(in, &blob, a, out, e);
	}
	return found;
}

int inbox_next(struct inbox *in, struct arena *a, struct inbox_mail *out,
	       struct err *e)
{
	int found = next_in_epoch(in, a, out, e);

	while (!found) {
		close_epoch(in);
		found = open_epoch(in, e);
		if (found <= 0)
			break;
		found = next_in_epoch(in, a, out, e);
	}
	return found;
}

size_t inbox_missing(const struct inbox *in)
{
	return in->missing;
}

/* A repository whose last commit holds a mail, or took one away. */
static bool is_epoch(const char *dir)
{
	CLEANUP_HANDLE(object) git_object *tree = NULL;
	git_repository *git = NULL;
	bool is_it = false;

	if (git_repository_open(&git, dir))
		return false;
	if (!git_revparse_single(&tree, git, "HEAD^{tree}"))
		is_it = git_tree_entrycount((git_tree *)tree) == 1 &&
			(git_tree_entry_byname((git_tree *)tree, "m") ||
			 git_tree_entry_byname((git_tree *)tree, "d"));
	git_repository_free(git);
	return is_it;
}

struct inbox *inbox_open(const char *dir)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct inbox *in;
	bool is_single;

	git_libgit2_init();
	is_single = is_epoch(dir);
	if (!is_single && !is_epoch(path_join(&a, dir, "git/0.git"))) {
		git_libgit2_shutdown();
		return NULL;
	}
	git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, WINDOW);
	git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, MAPPED);
	git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
	in = mem_alloc(sizeof(*in));
	*in = (struct inbox){ .is_single = is_single };
	in->dir = arena_str(&in->arena, span_of(dir));
	return in;
}

void inbox_close(struct inbox **inbox)
{
	struct inbox *in = *inbox;

	if (!in)
		return;
	close_epoch(in);
	arena_release(&in->arena);
	free(in);
	*inbox = NULL;
	git_libgit2_shutdown();
}
