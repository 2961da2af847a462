/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * handle - what the files of git/ share: libgit2's handles and errors
 *
 * libgit2 has locks while it writes: who is stopped by a signal then must not
 * leave them, so what writes is done under base/hold.
 */
#ifndef GIT_HANDLE_H
#define GIT_HANDLE_H

#include "git/libgit2.h"
#include "git/repo.h"
#include "git/who.h"

struct repo {
	git_repository *git;
	int given;		/* see handle_levels() */
};

/* Before anything else of libgit2; git_libgit2_shutdown() is its end. */
void handle_start(void);

/*
 * Open the repository that git would take in the current folder, by GIT_DIR,
 * GIT_WORK_TREE, GIT_INDEX_FILE and GIT_CEILING_DIRECTORIES too. A status of
 * libgit2; the caller frees *@git.
 */
int handle_open_here(git_repository **git);

/*
 * Set @e from what libgit2 says of its last failure, behind @what and ": ".
 * ERR_NOENT where @status says that something is not there; ERR_EXISTS for a
 * lock, which is named. The value is -1.
 */
int handle_err(struct err *e, int status, const char *what);

/*
 * Have @config, or the one of @git, read GIT_CONFIG_SYSTEM, _NOSYSTEM, _GLOBAL,
 * _COUNT and _PARAMETERS as git does. To be called when it has just been
 * opened; a status of libgit2. *@given is -1, or a descriptor that the caller
 * closes when the configuration is not read any more.
 */
int handle_levels(git_config *config, git_repository *git, int *given);
int handle_levels_of(git_repository *git, int *given);

/* git_config_open_default() with them; *@config is freed by the caller. */
int handle_default_config(git_config **config, int *given);

/* Those of the two last ones, above those of all files; as handle_levels(). */
int handle_given(git_config *config, git_repository *git, int *given);

/*
 * The file that 'git config --global' writes to: that of GIT_CONFIG_GLOBAL, or
 * ~/.gitconfig, or where that is not there ~/.config/git/config. NULL with @e
 * set where there is none to write to.
 */
const char *handle_own_file(struct arena *a, struct err *e);

/* Take an entry of a configuration, whose strings are libgit2's. */
typedef int handle_entry(void *context, const git_config_entry *entry,
			 struct err *e);

/*
 * Give each entry to @take, what overrules last, until it fails. @what names
 * the configuration where libgit2 fails.
 */
int handle_each_entry(git_config *config, const char *what,
		      handle_entry *take, void *context,
		      struct err *e) MUST_CHECK;

#define HANDLE(type)							\
	static inline void handle_free_##type(git_##type **h)		\
	{								\
		git_##type##_free(*h);					\
	}
HANDLE(blob)
HANDLE(commit)
HANDLE(config)
HANDLE(diff)
HANDLE(index)
HANDLE(note)
HANDLE(object)
HANDLE(odb)
HANDLE(patch)
HANDLE(reference)
HANDLE(reference_iterator)
HANDLE(revwalk)
HANDLE(signature)
HANDLE(tree)
#undef HANDLE

/* Free a libgit2 handle at the end of the scope; NULL is none. */
#define CLEANUP_HANDLE(type) __attribute__((cleanup(handle_free_##type)))

/* The commit @id, 40 hex digits; the caller frees *@out. */
int handle_find_commit(struct repo *repo, const char *id, git_commit **out,
		       struct err *e) MUST_CHECK;

/*
 * The commit that begins with the hex digits @id; the caller frees *@out. A
 * status of libgit2: GIT_EINVALIDSPEC where @id is none, GIT_EAMBIGUOUS where
 * several begin so.
 */
int handle_find_prefix(git_repository *git, struct span id, git_commit **out);

/*
 * HEAD's commit, which the caller frees; *@out stays NULL where the branch is
 * yet to be born. A status of libgit2.
 */
int handle_head(git_repository *git, git_commit **out);

/*
 * Who the user is as @role, see git/who.h, at the time of GIT_AUTHOR_DATE or
 * GIT_COMMITTER_DATE, else now; the caller frees *@out. ERR_USAGE where name or
 * address is not set, or the date is none that date_read() knows.
 */
int handle_who(struct repo *repo, struct arena *a, enum who_role role,
	       git_signature **out, struct err *e) MUST_CHECK;

#endif
