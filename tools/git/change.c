// SPDX-License-Identifier: GPL-2.0-only
#include "git/change.h"

#include "git/encoding.h"
#include "git/pair_diff.h"

static struct span skip_empty_lines(struct span text)
{
	struct span rest = text, line;

	while (span_next_line(&rest, &line) && !span_trim(line).len)
		text = rest;
	return text;
}

static void read_words(struct arena *a, git_commit *commit,
		       struct change *out)
{
	const char *encoding = git_commit_message_encoding(commit);
	const git_signature *author = git_commit_author(commit);

	out->message = arena_copy(a, span_of(git_commit_message_raw(commit)));
	encoding_make_utf8(a, &out->message, encoding);
	out->message = skip_empty_lines(out->message);
	out->author_name = arena_copy(a, span_of(author->name));
	encoding_make_utf8(a, &out->author_name, encoding);
	out->author_mail = arena_copy(a, span_of(author->email));
	out->author_time = author->when.time;
	out->author_offset = author->when.offset;
}

/* What changed between the parent of @first and @last, which may be equal. */
static int read_pairs(git_repository *git, struct arena *a, git_commit *first,
		      git_commit *last, struct pairs *pairs, struct err *e)
{
	CLEANUP_HANDLE(commit) git_commit *parent = NULL;
	CLEANUP_HANDLE(tree) git_tree *old = NULL, *new = NULL;
	int status = git_commit_tree(&new, last);

	if (!status && git_commit_parentcount(first))
		status = git_commit_parent(&parent, first, 0);
	if (status == GIT_ENOTFOUND && git_repository_is_shallow(git) == 1)
		return err_set(e, ERR_NOENT,
			       "its parent is not in this shallow clone: 'git fetch --deepen=1' gets it");
	if (!status && parent)
		status = git_commit_tree(&old, parent);
	if (status)
		return handle_err(e, status, "commit");
	if (pairs_read(git, a, old, new, pairs, e))
		return -1;
	return pairs_find_renames(git, a, pairs, e);
}

static bool quotes_high(struct repo *repo, struct arena *a)
{
	struct span value = repo_config(repo, a, "core.quotePath");

	return !span_eq_nocase(value, SPAN("false")) &&
	       !span_eq_nocase(value, SPAN("no")) &&
	       !span_eq_nocase(value, SPAN("off")) && !span_eq(value, SPAN("0"));
}

/* @id is of the commit; NULL where there is more than one. */
static int read_files(struct repo *repo, struct arena *a, const git_oid *id,
		      struct pairs *pairs, struct change *out, struct err *e)
{
	CLEANUP_ABBREV struct abbrev abbrev = { 0 };
	struct pair_diff d = {
		.repo = repo, .arena = a, .abbrev = &abbrev,
		.quote_high = quotes_high(repo, a),
	};

	out->quote_high = d.quote_high;
	if (abbrev_init(&abbrev, repo, a, e))
		return -1;
	if (id)
		out->abbrev = abbrev_id(&abbrev, a, id);
	for (size_t i = 0; i < pairs->list.n; i++) {
		if (pair_diff(&d, &pairs->list.at[i], VEC_ADD(a, &out->files),
			      e))
			return -1;
	}
	return 0;
}

/* The note that git notes keeps for the commit, if there is one. */
static void read_notes(struct repo *repo, struct arena *a, git_commit *commit,
		       struct change *out)
{
	CLEANUP_HANDLE(note) git_note *note = NULL;

	if (git_note_read(&note, repo->git, NULL, git_commit_id(commit)))
		git_error_clear();
	else
		out->notes = span_trim(arena_copy(a,
					span_of(git_note_message(note))));
}

int change_read_whole(struct repo *repo, struct arena *a, const char *first,
		      const char *last, struct change *out, struct err *e)
{
	CLEANUP_HANDLE(commit) git_commit *from = NULL, *to = NULL;
	struct pairs pairs = { 0 };

	if (handle_find_commit(repo, first, &from, e) ||
	    handle_find_commit(repo, last, &to, e))
		return -1;
	*out = (struct change){ 0 };
	if (read_pairs(repo->git, a, from, to, &pairs, e) ||
	    read_files(repo, a, NULL, &pairs, out, e))
		return err_prefix(e, "%.12s to %.12s", first, last);
	return 0;
}

int change_read(struct repo *repo, struct arena *a, const char *id,
		struct change *out, struct err *e)
{
	CLEANUP_HANDLE(commit) git_commit *commit = NULL;
	struct pairs pairs = { 0 };

	if (handle_find_commit(repo, id, &commit, e))
		return -1;
	*out = (struct change){ 0 };
	git_oid_tostr(out->id, sizeof(out->id), git_commit_id(commit));
	read_words(a, commit, out);
	read_notes(repo, a, commit, out);
	if (read_pairs(repo->git, a, commit, commit, &pairs, e) ||
	    read_files(repo, a, git_commit_id(commit), &pairs, out, e))
		return err_prefix(e, "%.12s", id);
	return 0;
}
