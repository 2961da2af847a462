/* SPDX-License-Identifier: GPL-2.0-only */
/* hook - git's hooks: where they are, and the commit in the making */
#ifndef GIT_HOOK_H
#define GIT_HOOK_H

#include "git/repo.h"

/*
 * The commit that git is making, as the mail that git format-patch would write
 * of it, in @a; with a separator line. @message is as the editor left it: what
 * git takes out is taken out. Its change is that of the index against HEAD, or
 * of HEAD itself where they are the same. GIT_DIR and GIT_INDEX_FILE, which
 * git sets, are obeyed. Empty where there is no message, or no change.
 */
int hook_mail(struct arena *a, struct span message, struct span *mail,
	      struct err *e) MUST_CHECK;

/*
 * The folder that git looks for hooks in, in @a: core.hooksPath, or hooks/ of
 * the repository. ERR_USAGE where it is one for several repositories.
 */
int hook_folder(struct repo *repo, struct arena *a, const char **dir,
		struct err *e) MUST_CHECK;

/*
 * The hook @name that git would run here, one of several repositories too: its
 * absolute path in @a, or NULL where there is none that can be run.
 */
int hook_program(struct repo *repo, struct arena *a, const char *name,
		 const char **path, struct err *e) MUST_CHECK;

/* The same, but NULL for what nfkit check --install-hooks has written, too. */
int hook_of_others(struct repo *repo, struct arena *a, const char *name,
		   const char **path, struct err *e) MUST_CHECK;

#endif
