// SPDX-License-Identifier: GPL-2.0-only
#include "git/range.h"

#include "git/handle.h"

static int add_commit(struct arena *a, struct range *out, const git_oid *id,
		      const char *spec, struct err *e)
{
	if (out->commits.n == RANGE_MAX)
		return err_set(e, ERR_LIMIT, "%s: more than %d commits", spec,
			       RANGE_MAX);
	git_oid_tostr(VEC_ADD(a, &out->commits)->id, 41, id);
	return 0;
}

static int walk(git_revwalk *walk, struct arena *a, struct range *out,
		const char *spec, struct err *e)
{
	git_oid id;
	int status;

	git_revwalk_sorting(walk, GIT_SORT_TOPOLOGICAL | GIT_SORT_REVERSE);
	while (!(status = git_revwalk_next(&id, walk))) {
		CLEANUP_HANDLE(commit) git_commit *commit = NULL;

		status = git_commit_lookup(&commit, out->repo->git, &id);
		if (status)
			break;
		if (git_commit_parentcount(commit) > 1)
			continue;
		if (add_commit(a, out, &id, spec, e))
			return -1;
	}
	return status == GIT_ITEROVER ? 0 : handle_err(e, status, spec);
}

/* A tag, or what it is that the name leads to, must be a commit. */
static int peel(git_object **object)
{
	CLEANUP_HANDLE(object) git_object *named = *object;

	*object = NULL;
	return git_object_peel(object, named, GIT_OBJECT_COMMIT);
}

/* What is in both, of which there may be more than one newest. */
static int hide_bases(struct repo *repo, git_revspec *spec, git_revwalk *w)
{
	git_oidarray bases = { 0 };
	int status = git_merge_bases(&bases, repo->git,
				     git_object_id(spec->from),
				     git_object_id(spec->to));

	for (size_t i = 0; !status && i < bases.count; i++)
		status = git_revwalk_hide(w, &bases.ids[i]);
	git_oidarray_dispose(&bases);
	return status == GIT_ENOTFOUND ? 0 : status;
}

/* A..B and A...B: what is in B (or in one of both) and not in A (in both). */
static int resolve_range(git_revspec *spec, struct range *out, git_revwalk *w)
{
	int status = peel(&spec->from);

	if (!status)
		status = peel(&spec->to);
	if (!status)
		status = git_revwalk_push(w, git_object_id(spec->to));
	if (status)
		return status;
	if (!(spec->flags & GIT_REVSPEC_MERGE_BASE))
		return git_revwalk_hide(w, git_object_id(spec->from));
	status = git_revwalk_push(w, git_object_id(spec->from));
	return status ? status : hide_bases(out->repo, spec, w);
}

static int resolve_single(git_revspec *spec, struct arena *a,
			  struct range *out, const char *name, struct err *e)
{
	int status = peel(&spec->from);

	if (status)
		return handle_err(e, status, name);
	return add_commit(a, out, git_object_id(spec->from), name, e);
}

static void spec_release(git_revspec *spec)
{
	git_object_free(spec->from);
	git_object_free(spec->to);
}
#define CLEANUP_SPEC	__attribute__((cleanup(spec_release)))

int range_resolve(struct repo *repo, struct arena *a, const char *spec,
		  struct range *out, struct err *e)
{
	CLEANUP_SPEC git_revspec parsed = { 0 };
	CLEANUP_HANDLE(revwalk) git_revwalk *w = NULL;
	int status;

	*out = (struct range){ .repo = repo };
	out->prefix = repo_config(repo, a, "format.subjectPrefix");
	if (!out->prefix.len)
		out->prefix = SPAN("PATCH");
	status = git_revparse(&parsed, repo->git, spec);
	if (status)
		return handle_err(e, status, spec);
	if (parsed.flags & GIT_REVSPEC_SINGLE)
		return resolve_single(&parsed, a, out, spec, e);
	status = git_revwalk_new(&w, repo->git);
	if (!status)
		status = resolve_range(&parsed, out, w);
	return status ? handle_err(e, status, spec) : walk(w, a, out, spec, e);
}

struct span range_parent(const struct range *range, struct arena *a)
{
	CLEANUP_HANDLE(commit) git_commit *first = NULL;
	char hex[GIT_OID_HEXSZ + 1];
	git_oid id;

	if (!range->commits.n ||
	    git_oid_fromstr(&id, range->commits.at[0].id) ||
	    git_commit_lookup(&first, range->repo->git, &id) ||
	    !git_commit_parentcount(first))
		return (struct span){ 0 };
	git_oid_tostr(hex, sizeof(hex), git_commit_parent_id(first, 0));
	return arena_copy(a, span_of(hex));
}
