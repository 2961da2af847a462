// SPDX-License-Identifier: GPL-2.0-only
#include "git/release.h"

#include "git/handle.h"

#define TAGS		"refs/tags/v[0-9]*"
#define SKEW		86400	/* seconds that a clock may be wrong by */
#define COMMITS_MAX	200000	/* a year of Linux has 80,000 */

static bool is_recent(struct repo *repo, const git_commit *commit)
{
	CLEANUP_HANDLE(commit) git_commit *head = NULL;

	return !handle_head(repo->git, &head) && head &&
	       git_commit_time(head) - git_commit_time(commit) <
	       RELEASE_DAYS * 86400;
}

/* What a release tag is of begins the walk, if it can have the commit. */
static int push_tag(git_revwalk *walk, git_reference *tag, git_time_t time)
{
	CLEANUP_HANDLE(object) git_object *of = NULL;

	if (git_reference_peel(&of, tag, GIT_OBJECT_COMMIT))
		return 0;
	if (git_commit_time((git_commit *)of) < time - SKEW)
		return 0;
	return git_revwalk_push(walk, git_object_id(of));
}

/* How many releases there are, or -1. */
static int push_tags(git_revwalk *walk, struct repo *repo, git_time_t time)
{
	CLEANUP_HANDLE(reference_iterator) git_reference_iterator *tags = NULL;
	git_reference *tag;
	int n = 0, status;

	if (git_reference_iterator_glob_new(&tags, repo->git, TAGS))
		return -1;
	while (!(status = git_reference_next(&tag, tags))) {
		status = push_tag(walk, tag, time);
		git_reference_free(tag);
		if (status)
			return -1;
		n++;
	}
	return status == GIT_ITEROVER ? n : -1;
}

/* Newest first, without an order that would read the whole history. */
static bool walk_lacks(git_revwalk *walk, struct repo *repo,
		       const git_commit *wanted)
{
	git_oid id;
	int status = 0;

	for (int n = 0; n < COMMITS_MAX; n++) {
		CLEANUP_HANDLE(commit) git_commit *commit = NULL;

		status = git_revwalk_next(&id, walk);
		if (status)
			return status == GIT_ITEROVER;
		if (git_oid_equal(&id, git_commit_id(wanted)) ||
		    git_commit_lookup(&commit, repo->git, &id))
			return false;
		if (git_commit_time(commit) < git_commit_time(wanted) - SKEW)
			return true;
	}
	return false;
}

bool release_lacks(struct repo *repo, struct span id)
{
	CLEANUP_HANDLE(commit) git_commit *commit = NULL;
	CLEANUP_HANDLE(revwalk) git_revwalk *walk = NULL;

	if (handle_find_prefix(repo->git, id, &commit) ||
	    !is_recent(repo, commit) ||
	    git_revwalk_new(&walk, repo->git))
		return false;
	return push_tags(walk, repo, git_commit_time(commit)) > 0 &&
	       walk_lacks(walk, repo, commit);
}
