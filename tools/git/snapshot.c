// SPDX-License-Identifier: GPL-2.0-only
#include "git/snapshot.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "git/handle.h"

/* libgit2 allows one thread at a time for the objects of a repository. */
struct snapshot {
	struct repo *repo;
	git_oid head;
	git_tree *tree;
	bool is_shallow;
	pthread_mutex_t lock;
};

static int open_head(struct snapshot *s, const char *rev, struct err *e)
{
	CLEANUP_HANDLE(object) git_object *named = NULL, *head = NULL;
	CLEANUP_HANDLE(object) git_object *tree = NULL;
	git_repository *git = s->repo->git;
	int status;

	status = git_revparse_single(&named, git, rev);
	if (!status)
		status = git_object_peel(&head, named, GIT_OBJECT_COMMIT);
	if (!status)
		status = git_object_peel(&tree, head, GIT_OBJECT_TREE);
	if (status)
		return handle_err(e, status, rev);
	s->head = *git_object_id(head);
	s->tree = (git_tree *)tree;
	tree = NULL;
	s->is_shallow = git_repository_is_shallow(git) == 1;
	return 0;
}

int snapshot_open(const char *dir, const char *rev, struct snapshot **out,
		  struct err *e)
{
	struct snapshot *s;
	struct repo *repo;

	if (repo_open(dir, &repo, e))
		return -1;
	s = mem_alloc(sizeof(*s));
	*s = (struct snapshot){ .repo = repo };
	pthread_mutex_init(&s->lock, NULL);
	if (open_head(s, rev, e)) {
		snapshot_close(&s);
		return err_prefix(e, "%s", dir);
	}
	*out = s;
	return 0;
}

void snapshot_close(struct snapshot **s)
{
	if (!*s)
		return;
	git_tree_free((*s)->tree);
	repo_close(&(*s)->repo);
	pthread_mutex_destroy(&(*s)->lock);
	free(*s);
	*s = NULL;
}

static enum snapshot_found find(struct snapshot *s, struct span digits,
				git_commit **commit)
{
	switch (handle_find_prefix(s->repo->git, digits, commit)) {
	case 0:
		return SNAPSHOT_ONE;
	case GIT_EAMBIGUOUS:
		return SNAPSHOT_MANY;
	case GIT_EINVALIDSPEC:
		return SNAPSHOT_NONE;
	default:
		return s->is_shallow ? SNAPSHOT_UNKNOWN : SNAPSHOT_NONE;
	}
}

static bool is_ancestor(struct snapshot *s, const git_oid *id)
{
	return git_oid_equal(&s->head, id) ||
	       git_graph_descendant_of(s->repo->git, &s->head, id) != 0;
}

static enum snapshot_found look_up(struct snapshot *s, struct arena *a,
				   struct span digits,
				   struct snapshot_commit *out)
{
	CLEANUP_HANDLE(commit) git_commit *commit = NULL;
	enum snapshot_found found = find(s, digits, &commit);
	const char *title;
	char id[GIT_OID_HEXSZ + 1];

	if (found != SNAPSHOT_ONE)
		return found;
	title = git_commit_summary(commit);
	git_oid_tostr(id, sizeof(id), git_commit_id(commit));
	out->id = arena_copy(a, span_of(id));
	out->title = arena_copy(a, span_of(title ? title : ""));
	out->is_ancestor = is_ancestor(s, git_commit_id(commit));
	return found;
}

enum snapshot_found snapshot_commit(struct snapshot *s, struct arena *a,
				    struct span digits,
				    struct snapshot_commit *out)
{
	enum snapshot_found found;

	pthread_mutex_lock(&s->lock);
	found = look_up(s, a, digits, out);
	pthread_mutex_unlock(&s->lock);
	return found;
}

static bool read_file(struct snapshot *s, struct arena *a, const char *path,
		      struct span *bytes)
{
	git_tree_entry *entry = NULL;
	git_blob *blob = NULL;
	bool found = false;

	if (git_tree_entry_bypath(&entry, s->tree, path))
		return false;
	if (git_tree_entry_type(entry) == GIT_OBJECT_BLOB &&
	    !git_blob_lookup(&blob, s->repo->git, git_tree_entry_id(entry)) &&
	    (size_t)git_blob_rawsize(blob) <= SNAPSHOT_FILE_MAX) {
		*bytes = arena_copy(a, (struct span){
			git_blob_rawcontent(blob),
			(size_t)git_blob_rawsize(blob) });
		found = true;
	}
	git_blob_free(blob);
	git_tree_entry_free(entry);
	return found;
}

bool snapshot_file(struct snapshot *s, struct arena *a, struct span path,
		   struct span *bytes)
{
	char *name = arena_str(a, path);
	bool found;

	pthread_mutex_lock(&s->lock);
	found = read_file(s, a, name, bytes);
	pthread_mutex_unlock(&s->lock);
	return found;
}
