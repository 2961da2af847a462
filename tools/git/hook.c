// SPDX-License-Identifier: GPL-2.0-only
#include "git/hook.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/utf8.h"
#include "git/encoding.h"
#include "git/handle.h"

#define HOOK_MAX	(1UL << 20)	/* bytes of a hook that is looked into */
#define SCISSORS	" ------------------------ >8 ------------------------"

/* "" where it is not set. */
static const char *setting(struct arena *a, git_repository *git,
			   const char *key)
{
	CLEANUP_HANDLE(config) git_config *config = NULL;
	git_config_entry *entry;
	const char *value;

	if (git_repository_config_snapshot(&config, git) ||
	    git_config_get_entry(&entry, config, key))
		return "";
	value = arena_str(a, span_of(entry->value));
	git_config_entry_free(entry);
	return value;
}

/* What begins a line that git takes out; "auto" is what git begins with. */
static char comment_char(struct arena *a, git_repository *git)
{
	const char *value = setting(a, git, "core.commentchar");

	return span_of(value).len == 1 ? *value : '#';
}

/* What stands above the line that git commit --verbose draws. */
static struct span cut_at_scissors(struct arena *a, struct span message,
				   char comment)
{
	const char *line = arena_printf(a, "\n%c" SCISSORS, comment);
	size_t at = span_find(message, span_of(line));

	if (span_starts(message, span_of(line + 1)))
		at = 0;
	return at == SIZE_MAX ? message : span_first(message, at + !!at);
}

/* The index against the tree of @commit, or against nothing. */
static int diff_with(git_repository *git, git_commit *commit, git_diff **diff)
{
	CLEANUP_HANDLE(tree) git_tree *old = NULL;
	git_diff_options opts = GIT_DIFF_OPTIONS_INIT;
	int status = commit ? git_commit_tree(&old, commit) : 0;

	opts.flags = GIT_DIFF_SHOW_BINARY;
	opts.id_abbrev = 12;
	if (!status)
		status = git_diff_tree_to_index(diff, git, old, NULL, &opts);
	return status ? status : git_diff_find_similar(*diff, NULL);
}

/*
 * A new message for the last commit is checked with the change it had. No
 * @diff for a merge, whose changes have been commits before.
 */
static int find_diff(git_repository *git, git_diff **diff)
{
	CLEANUP_HANDLE(commit) git_commit *head = NULL, *parent = NULL;
	int status = handle_head(git, &head);

	if (git_repository_state(git) == GIT_REPOSITORY_STATE_MERGE)
		return status;
	if (!status)
		status = diff_with(git, head, diff);
	if (status || !head || git_diff_num_deltas(*diff))
		return status;
	git_diff_free(*diff);
	*diff = NULL;
	if (git_commit_parentcount(head) > 1)
		return 0;
	if (git_commit_parentcount(head))
		status = git_commit_parent(&parent, head, 0);
	return status ? status : diff_with(git, parent, diff);
}

/* git takes the name as it is, and says that all is in @encoding. */
static int find_author(struct arena *a, git_repository *git,
		       const char *encoding, git_signature **author)
{
	CLEANUP_HANDLE(signature) git_signature *given = NULL;
	const char *env_name = getenv("GIT_AUTHOR_NAME");
	const char *env_mail = getenv("GIT_AUTHOR_EMAIL");
	struct span name;
	int status;

	if (env_name && *env_name && env_mail && *env_mail)
		status = git_signature_now(&given, env_name, env_mail);
	else
		status = git_signature_default(&given, git);
	if (status)
		return status;
	name = span_of(given->name);
	if (!utf8_is_valid(name))
		encoding_make_utf8(a, &name, encoding);
	return git_signature_now(author, arena_str(a, name), given->email);
}

static int write_mail(git_repository *git, const git_buf *message,
		      const char *encoding, git_buf *mail)
{
	CLEANUP_HANDLE(diff) git_diff *diff = NULL;
	CLEANUP_HANDLE(signature) git_signature *author = NULL;
	CLEANUP_ARENA struct arena a = { 0 };
	git_email_create_options opts = GIT_EMAIL_CREATE_OPTIONS_INIT;
	struct span body = { message->ptr, message->size }, summary;
	git_oid none = { 0 };
	int status;

	span_next_line(&body, &summary);
	status = find_diff(git, &diff);
	if (!status && (!diff || !git_diff_num_deltas(diff)))
		return 0;
	if (!status)
		status = find_author(&a, git, encoding, &author);
	if (status)
		return status;
	return git_email_create_from_diff(mail, diff, 1, 1, &none,
					  arena_str(&a, summary),
					  arena_str(&a, span_trim_left(body)),
					  author, &opts);
}

static int make_mail(struct span message, git_buf *mail)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_FD int given = -1;
	git_repository *git;
	const char *encoding;
	git_buf text = { 0 };
	int status;
	char sign;

	status = handle_open_here(&git);
	if (status)
		return status;
	status = handle_levels_of(git, &given);
	if (!status) {
		encoding = setting(&a, git, "i18n.commitencoding");
		encoding_make_utf8(&a, &message, encoding);
		sign = comment_char(&a, git);
		message = cut_at_scissors(&a, message, sign);
		status = git_message_prettify(&text, arena_str(&a, message), 1,
					      sign);
	}
	if (!status && text.size)
		status = write_mail(git, &text, encoding, mail);
	git_buf_dispose(&text);
	git_repository_free(git);
	return status;
}

int hook_mail(struct arena *a, struct span message, struct span *mail,
	      struct err *e)
{
	git_buf bytes = { 0 };
	int status;

	handle_start();
	status = make_mail(message, &bytes);
	if (status)
		handle_err(e, status, "the commit in the making");
	else if (bytes.size > LIMIT_MAIL)
		status = err_set(e, ERR_LIMIT, "a commit of more than %lu bytes",
				 LIMIT_MAIL);
	else
		*mail = arena_copy(a, (struct span){ bytes.ptr, bytes.size });
	git_buf_dispose(&bytes);
	git_libgit2_shutdown();
	return status ? -1 : 0;
}

/* Where git looks for hooks. */
struct folder {
	const char *path;
	bool is_shared;		/* of all repositories of the user or machine */
};

/* core.hooksPath; @f stays as it is where there is none. */
static int read_setting(git_config *config, struct arena *a, const char *root,
			struct folder *f, struct err *e)
{
	git_config_entry *entry;
	git_buf path = { 0 };
	int status = git_config_get_entry(&entry, config, "core.hookspath");

	if (status == GIT_ENOTFOUND)
		return 0;
	if (!status) {
		f->is_shared = entry->level < GIT_CONFIG_LEVEL_LOCAL;
		status = git_config_parse_path(&path, entry->value);
		git_config_entry_free(entry);
	}
	if (status)
		return handle_err(e, status, "core.hooksPath of git config");
	f->path = arena_str(a, (struct span){ path.ptr, path.size });
	if (*f->path != '/')
		f->path = path_join(a, root ? root : "", f->path);
	git_buf_dispose(&path);
	return 0;
}

static int find_folder(struct repo *repo, struct arena *a, struct folder *f,
		       struct err *e)
{
	CLEANUP_HANDLE(config) git_config *config = NULL;
	git_buf path = { 0 };
	int status;

	*f = (struct folder){ 0 };
	status = git_repository_config_snapshot(&config, repo->git);
	if (status)
		return handle_err(e, status, "the configuration of git");
	if (read_setting(config, a, repo_root(repo), f, e))
		return -1;
	if (f->path)
		return 0;
	status = git_repository_item_path(&path, repo->git,
					  GIT_REPOSITORY_ITEM_HOOKS);
	if (status)
		return handle_err(e, status, "the folder of the hooks");
	f->path = arena_str(a, (struct span){ path.ptr, path.size });
	git_buf_dispose(&path);
	return 0;
}

int hook_folder(struct repo *repo, struct arena *a, const char **dir,
		struct err *e)
{
	struct folder f;

	*dir = NULL;
	if (find_folder(repo, a, &f, e))
		return -1;
	if (f.is_shared)
		return err_set(e, ERR_USAGE,
			       "core.hooksPath of git config is '%s', whose hooks are for all repositories: call 'nfkit check --hook NAME \"$@\"' there",
			       f.path);
	*dir = f.path;
	return 0;
}

int hook_program(struct repo *repo, struct arena *a, const char *name,
		 const char **path, struct err *e)
{
	CLEANUP_FREE char *full = NULL;
	struct folder f;

	*path = NULL;
	if (find_folder(repo, a, &f, e))
		return -1;
	full = realpath(path_join(a, f.path, name), NULL);
	if (full && !access(full, X_OK) && !file_is_dir(full))
		*path = arena_str(a, span_of(full));
	return 0;
}

int hook_of_others(struct repo *repo, struct arena *a, const char *name,
		   const char **path, struct err *e)
{
	struct err ignored = { 0 };
	struct span text;

	if (hook_program(repo, a, name, path, e))
		return -1;
	if (*path && !file_read(a, *path, HOOK_MAX, &text, &ignored) &&
	    span_find(text, SPAN("exec nfkit check --hook")) != SIZE_MAX)
		*path = NULL;
	return 0;
}
