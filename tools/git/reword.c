// SPDX-License-Identifier: GPL-2.0-only
#include "git/reword.h"

#include "base/hold.h"
#include "git/encoding.h"
#include "git/handle.h"

struct rewording {
	struct arena *arena;
	struct repo *repo;
	git_signature *who;	/* the committer */
	git_oid last;		/* what was written last */
	bool has_last;
};

/* Each is the only parent of the next, and the last one is HEAD. */
static int check(struct repo *repo, const struct reword_commit *commits,
		 size_t n, const git_oid *head, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		CLEANUP_HANDLE(commit) git_commit *c = NULL;
		const char *parent = i ? commits[i - 1].id : NULL;
		git_oid id;

		if (handle_find_commit(repo, commits[i].id, &c, e))
			return -1;
		if (git_commit_parentcount(c) > 1)
			return err_set(e, ERR_USAGE, "%.12s is a merge",
				       commits[i].id);
		if (parent && (git_oid_fromstr(&id, parent) ||
			       !git_commit_parentcount(c) ||
			       !git_oid_equal(&id, git_commit_parent_id(c, 0))))
			return err_set(e, ERR_USAGE,
				       "%.12s does not follow %.12s",
				       commits[i].id, parent);
		if (i + 1 == n && !git_oid_equal(head, git_commit_id(c)))
			return err_set(e, ERR_USAGE,
				       "%.12s is not what the branch ends with",
				       commits[i].id);
	}
	return 0;
}

/* The note of a commit goes with it: it has what changed since a version. */
static int copy_note(struct repo *repo, const git_oid *from,
		     const git_oid *to, const git_signature *who,
		     struct err *e)
{
	CLEANUP_HANDLE(note) git_note *note = NULL;
	git_oid id;
	int status;

	if (git_note_read(&note, repo->git, NULL, from)) {
		git_error_clear();
		return 0;
	}
	status = git_note_create(&id, repo->git, NULL, who, who, to,
				 git_note_message(note), true);
	return status ? handle_err(e, status, "a note of git") : 0;
}

/* On a full disk libgit2 1.5 may say that all is well. */
static int check_written(struct repo *repo, const git_oid *id, struct err *e)
{
	CLEANUP_HANDLE(commit) git_commit *commit = NULL;

	if (!git_commit_lookup(&commit, repo->git, id))
		return 0;
	return err_set(e, ERR_IO,
		       "a commit could not be written: is the disk full?");
}

struct words {
	const char *message;
	const char *encoding;	/* of it and the author; NULL: UTF-8 */
};

/*
 * As git does when it commits once more, both become UTF-8, where they can: a
 * commit has one encoding, and a new message and the committer have that.
 */
static int read_words(struct rewording *r, git_commit *old,
		      const char *message, struct words *words,
		      git_signature **out)
{
	const git_signature *author = git_commit_author(old);
	const char *encoding = git_commit_message_encoding(old);
	struct span text = span_of(git_commit_message_raw(old));
	struct span name = span_of(author->name);
	int status;

	*words = (struct words){ .message = message };
	if (!encoding_make_utf8(r->arena, &text, encoding) && !message)
		words->encoding = encoding;
	else
		encoding_make_utf8(r->arena, &name, encoding);
	if (!message)
		words->message = arena_str(r->arena, text);
	if (span_eq(name, span_of(author->name)))
		return git_signature_dup(out, author);
	status = git_signature_new(out, arena_str(r->arena, name),
				   author->email, author->when.time,
				   author->when.offset);
	if (!status)
		(*out)->when.sign = author->when.sign;
	return status;
}

static int write_one(struct rewording *r, const struct reword_commit *commit,
		     struct err *e)
{
	CLEANUP_HANDLE(commit) git_commit *old = NULL, *parent = NULL;
	CLEANUP_HANDLE(signature) git_signature *author = NULL;
	CLEANUP_HANDLE(tree) git_tree *tree = NULL;
	const git_commit *parents[1];
	struct words words;
	int status;
	git_oid id;

	if (handle_find_commit(r->repo, commit->id, &old, e))
		return -1;
	status = read_words(r, old, commit->message, &words, &author);
	if (status)
		return handle_err(e, status, commit->id);
	if (r->has_last)
		status = git_commit_lookup(&parent, r->repo->git, &r->last);
	else if (git_commit_parentcount(old))
		status = git_commit_parent(&parent, old, 0);
	parents[0] = parent;
	if (!status)
		status = git_commit_tree(&tree, old);
	if (!status)
		status = git_commit_create(&id, r->repo->git, NULL,
					   author, r->who, words.encoding,
					   words.message, tree, parent ? 1 : 0,
					   parents);
	if (status)
		return handle_err(e, status, commit->id);
	if (check_written(r->repo, &id, e) ||
	    copy_note(r->repo, git_commit_id(old), &id, r->who, e))
		return -1;
	r->last = id;
	r->has_last = true;
	return 0;
}

/* HEAD's branch, and where it is; ERR_USAGE where that is no time for it. */
static int find_branch(struct repo *repo, git_reference **branch,
		       struct err *e)
{
	int status;

	if (git_repository_state(repo->git) != GIT_REPOSITORY_STATE_NONE)
		return err_set(e, ERR_USAGE,
			       "a rebase, merge or the like is in progress: finish it first");
	status = git_repository_head(branch, repo->git);
	if (status)
		return handle_err(e, status, "HEAD");
	if (!git_reference_is_branch(*branch))
		return err_set(e, ERR_USAGE, "HEAD is on no branch");
	return 0;
}

int repo_reword(struct repo *repo, struct arena *a,
		const struct reword_commit *commits, size_t n,
		const char *why, struct err *e)
{
	CLEANUP_HANDLE(reference) git_reference *branch = NULL, *moved = NULL;
	CLEANUP_HANDLE(signature) git_signature *who = NULL;
	CLEANUP_HOLD struct hold hold = hold_signals();
	struct rewording r = { .repo = repo, .arena = a };
	int status;

	if (!n)
		return 0;
	if (find_branch(repo, &branch, e) ||
	    check(repo, commits, n, git_reference_target(branch), e) ||
	    handle_who(repo, a, WHO_COMMITTER, &who, e))
		return -1;
	r.who = who;
	for (size_t i = 0; i < n; i++) {
		if (write_one(&r, &commits[i], e))
			return -1;
	}
	status = git_reference_set_target(&moved, branch, &r.last, why);
	return status ? handle_err(e, status, git_reference_name(branch)) : 0;
}
