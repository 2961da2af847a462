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
#define PURGED_MAX	1000	/* commits in a row that a purge left empty */
#define SHALLOW_MAX	65536	/* bytes of git's list of first commits */

/* A commit, and its tree, which has the mail. */
struct commit_ids {
	git_oid commit, tree;
};

struct inbox {
	struct arena arena;
	const char *dir;
	unsigned int epoch;	/* the next one to open */
	bool is_single;		/* @dir itself is the only epoch */
	git_repository *git;	/* NULL: the next epoch is to be opened */
	git_odb *odb;
	VEC(struct commit_ids) commits;	/* of the epoch, newest first */
	size_t left;
	size_t missing;		/* mails of a partial clone */
	const struct inbox_marks *skip;	/* NULL: nothing */
	bool was_rewritten;	/* what is to be skipped is not there */
	struct inbox_marks heads;	/* of the epochs that were opened */
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

/* Where the epoch @number ends for who has seen it already, or NULL. */
static const char *skip_of(const struct inbox *in, unsigned int number)
{
	for (size_t i = 0; in->skip && i < in->skip->list.n; i++)
		if (in->skip->list.at[i].epoch == number)
			return in->skip->list.at[i].id;
	return NULL;
}

/* In a history without branches, git's list of such commits has one. */
static void read_start(git_repository *git, struct inbox_mark *mark)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct err ignored = { 0 };
	struct span text;

	if (git_repository_is_shallow(git) == 1 &&
	    !file_read(&a, path_join(&a, git_repository_commondir(git),
				     "shallow"), SHALLOW_MAX, &text,
		       &ignored) && text.len >= sizeof(mark->start) - 1)
		memcpy(mark->start, text.p, sizeof(mark->start) - 1);
}

static void add_mark(struct arena *a, struct inbox_marks *to,
		     unsigned int number, git_repository *git,
		     const git_oid *id)
{
	struct inbox_mark *mark = VEC_ADD(a, &to->list);

	mark->epoch = number;
	git_oid_tostr(mark->id, sizeof(mark->id), id);
	read_start(git, mark);
}

static int lacks_mark(struct inbox *in, const char *id, struct err *e)
{
	in->was_rewritten = true;
	return err_set(e, ERR_NOENT,
		       "%s: the commit %.12s that was the last one seen is not in it any more: its history was rewritten, or it is another archive",
		       in->dir, id);
}

/* 1, 0 where there is no commit yet, or what libgit2 says. */
static int find_head(git_repository *git, git_oid *id)
{
	int status = git_reference_name_to_id(id, git, "HEAD");

	if (!status)
		return 1;
	return status == GIT_ENOTFOUND || status == GIT_EUNBORNBRANCH ? 0 :
	       status;
}

/* Commits have one parent here; a walk with a queue would keep them all. */
static int list_from(struct inbox *in, git_oid id, const char *end,
		     struct err *e)
{
	CLEANUP_HANDLE(commit) git_commit *commit = NULL;
	int status = 0;

	while (!status) {
		if (end && !git_oid_streq(&id, end)) {
			end = NULL;
			break;
		}
		git_commit_free(commit);
		commit = NULL;
		status = git_commit_lookup(&commit, in->git, &id);
		if (status == GIT_ENOTFOUND && in->commits.n &&
		    git_repository_is_shallow(in->git) == 1) {
			status = 0;
			break;
		}
		if (status)
			break;
		*VEC_ADD(&in->arena, &in->commits) = (struct commit_ids){
			.commit = id, .tree = *git_commit_tree_id(commit),
		};
		if (!git_commit_parentcount(commit))
			break;
		id = *git_commit_parent_id(commit, 0);
	}
	in->left = in->commits.n;
	if (status)
		return trouble(in, status, e);
	return end ? lacks_mark(in, end, e) : 0;
}

static int list_commits(struct inbox *in, unsigned int number, struct err *e)
{
	const char *end = skip_of(in, number);
	git_oid id;
	int status = find_head(in->git, &id);

	if (status < 0)
		return trouble(in, status, e);
	if (!status)
		return end ? lacks_mark(in, end, e) : 0;
	add_mark(&in->arena, &in->heads, number, in->git, &id);
	return list_from(in, id, end, e);
}

static const char *epoch_dir(struct arena *a, const struct inbox *in,
			     unsigned int number)
{
	if (in->is_single)
		return in->dir;
	return arena_printf(a, "%s/git/%u.git", in->dir, number);
}

/* Of epochs from @number on, the first that is there; or the maximum. */
static unsigned int find_epoch(const struct inbox *in, unsigned int number)
{
	unsigned int max = in->is_single ? 1 : EPOCHS_MAX;
	CLEANUP_ARENA struct arena a = { 0 };

	while (number < max && !file_is_dir(epoch_dir(&a, in, number)))
		number++;
	return number < max ? number : EPOCHS_MAX;
}

/* 1, 0 where there are no more epochs. */
static int open_epoch(struct inbox *in, struct err *e)
{
	unsigned int number = find_epoch(in, in->epoch);
	int status;

	if (number == EPOCHS_MAX)
		return 0;
	in->epoch = number + 1;
	status = git_repository_open(&in->git,
				     epoch_dir(&in->arena, in, number));
	if (!status)
		status = git_repository_odb(&in->odb, in->git);
	if (status)
		return trouble(in, status, e);
	return list_commits(in, number, e) ? -1 : 1;
}

/* The blob "m" of the tree; 0 where it has none. */
static int find_mail(struct inbox *in, const git_oid *id, git_oid *blob,
		     struct err *e)
{
	CLEANUP_HANDLE(tree) git_tree *tree = NULL;
	const git_tree_entry *entry;
	int status = git_tree_lookup(&tree, in->git, id);

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
		const struct commit_ids *ids = &in->commits.at[--in->left];
		git_oid blob;

		git_oid_tostr(out->id, sizeof(out->id), &ids->commit);
		found = find_mail(in, &ids->tree, &blob, e);
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

void inbox_skip(struct inbox *in, const struct inbox_marks *marks)
{
	in->skip = marks;
}

bool inbox_was_rewritten(const struct inbox *in)
{
	return in->was_rewritten;
}

static int add_head(struct inbox *in, struct arena *a, unsigned int number,
		    struct inbox_marks *out, struct err *e)
{
	git_repository *git;
	git_oid id;
	int status = git_repository_open(&git, epoch_dir(a, in, number));

	if (status)
		return trouble(in, status, e);
	status = find_head(git, &id);
	if (status > 0)
		add_mark(a, out, number, git, &id);
	git_repository_free(git);
	return status < 0 ? trouble(in, status, e) : 0;
}

int inbox_marks(struct inbox *in, struct arena *a, struct inbox_marks *out,
		struct err *e)
{
	unsigned int number = find_epoch(in, 0);

	for (size_t i = 0; i < in->heads.list.n; i++)
		*VEC_ADD(a, &out->list) = in->heads.list.at[i];
	/* Where none was found, one may have come since. */
	if (in->epoch)
		return 0;
	for (; number != EPOCHS_MAX; number = find_epoch(in, number + 1))
		if (add_head(in, a, number, out, e))
			return -1;
	return 0;
}

void inbox_progress(const struct inbox *in, size_t *done, size_t *total)
{
	*done = in->commits.n - in->left;
	*total = in->commits.n;
}

size_t inbox_missing(const struct inbox *in)
{
	return in->missing;
}

/* 1 where the tree has one entry, a mail or its going; 0 where it has none. */
static int is_of_mail(const git_tree *tree)
{
	size_t n = git_tree_entrycount(tree);

	if (!n)
		return 0;
	return n == 1 && (git_tree_entry_byname(tree, "m") ||
			  git_tree_entry_byname(tree, "d")) ? 1 : -1;
}

/* Does the last commit hold a mail, or take one away? But for purged ones. */
static bool has_mails(git_repository *git)
{
	CLEANUP_HANDLE(commit) git_commit *commit = NULL;
	git_oid id;
	int is_it = find_head(git, &id) > 0 ? 0 : -1;

	for (int i = 0; !is_it && i < PURGED_MAX; i++) {
		CLEANUP_HANDLE(tree) git_tree *tree = NULL;

		git_commit_free(commit);
		commit = NULL;
		if (git_commit_lookup(&commit, git, &id) ||
		    git_commit_tree(&tree, commit))
			return false;
		is_it = is_of_mail(tree);
		if (is_it || !git_commit_parentcount(commit))
			break;
		id = *git_commit_parent_id(commit, 0);
	}
	return is_it > 0;
}

static bool is_epoch(const char *dir)
{
	git_repository *git = NULL;
	bool is_it;

	if (git_repository_open(&git, dir))
		return false;
	is_it = has_mails(git);
	git_repository_free(git);
	return is_it;
}

/* Do epochs lie below the folder? The first or the last may be empty. */
static bool has_epochs(struct arena *a, const char *dir)
{
	struct inbox in = { .dir = dir };
	unsigned int number = find_epoch(&in, 0);

	while (number != EPOCHS_MAX && !is_epoch(epoch_dir(a, &in, number)))
		number = find_epoch(&in, number + 1);
	return number != EPOCHS_MAX;
}

/*
 * The folder that the epochs lie below of, or NULL. "INBOX/all.git" or, by
 * chance, "INBOX/git" is not what to open.
 */
static const char *top_of(struct arena *a, const char *dir)
{
	struct span base;

	if (has_epochs(a, dir))
		return dir;
	dir = arena_str(a, span_of(dir));
	base = path_base(span_of(dir));
	if (!span_eq(base, SPAN("all.git")) && !span_eq(base, SPAN("git")))
		return NULL;
	dir = path_dir(a, dir);
	return has_epochs(a, dir) ? dir : NULL;
}

struct inbox *inbox_open(const char *dir)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct inbox *in;
	bool is_single;

	handle_start();
	is_single = is_epoch(dir);
	if (!is_single)
		dir = top_of(&a, dir);
	if (!dir) {
		git_libgit2_shutdown();
		return NULL;
	}
	git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, WINDOW);
	git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, MAPPED);
	git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
	/* git does not either, and it takes as long as to unpack the mail. */
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
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
