/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * repo - a git repository, by libgit2
 *
 * tools/git/ is the only place that knows libgit2. Its functions begin with
 * repo_ or with what their file is about, because git_ is the library's.
 */
#ifndef GIT_REPO_H
#define GIT_REPO_H

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"

struct repo;

/*
 * The repository that the folder @dir lies in; with @dir NULL, that of the
 * current folder as git finds it, by GIT_DIR and GIT_WORK_TREE too. ERR_NOENT
 * where there is none. The caller closes *@out.
 */
int repo_open(const char *dir, struct repo **out, struct err *e) MUST_CHECK;

/* The same, but where there is none *@out is NULL, and that is no error. */
int repo_find(const char *dir, struct repo **out, struct err *e) MUST_CHECK;

/* A new, empty repository in the folder @dir, which exists. */
int repo_create(const char *dir, struct repo **out, struct err *e) MUST_CHECK;

/* Close *@repo, if it is open, and set it to NULL. */
void repo_close(struct repo **repo);
#define CLEANUP_REPO	__attribute__((cleanup(repo_close)))

/* The top folder of its working tree; NULL where the repository is bare. */
const char *repo_root(struct repo *repo);

/*
 * A value of git's configuration, in @a; empty where it is not set. @name is
 * as for git config: "format.subjectPrefix". With @repo NULL, what git is told
 * outside of repositories.
 */
struct span repo_config(struct repo *repo, struct arena *a, const char *name);

/* The same, but an environment variable that is set and not empty overrules. */
struct span repo_setting(struct repo *repo, struct arena *a,
			 const char *variable, const char *name);

/* Where git keeps what is of this working tree: ".git/", say. */
const char *repo_git_dir(struct repo *repo);

/* Likewise what all working trees of the repository share. */
const char *repo_common_dir(struct repo *repo);

/* The branch that HEAD is on, without refs/heads/, in @a; empty: none. */
struct span repo_branch(struct repo *repo, struct arena *a);

/*
 * The address of the remote that the range @spec is counted from ("nf/main..";
 * NULL: none), or else that the branch follows, were it by other branches, or
 * of "origin"; in @a, empty where there is none.
 */
struct span repo_remote_url(struct repo *repo, struct arena *a,
			    const char *spec);

#endif
