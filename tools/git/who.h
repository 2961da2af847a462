/* SPDX-License-Identifier: GPL-2.0-only */
/* who - whom git takes for the author or the committer of a commit here */
#ifndef GIT_WHO_H
#define GIT_WHO_H

#include "git/repo.h"

enum who_role {
	WHO_AUTHOR,
	WHO_COMMITTER,
};

/*
 * The name or the address: by GIT_AUTHOR_NAME, else author.name, else user.name
 * of git's configuration, and so on; in @a, empty where none is set. @repo may
 * be NULL, as for repo_config().
 */
struct span who_name(struct repo *repo, struct arena *a, enum who_role role);
struct span who_mail(struct repo *repo, struct arena *a, enum who_role role);

/*
 * ERR_USAGE where one of them is empty: what to set, and behind that @or_else,
 * another way out, or "".
 */
int who_check(struct span name, struct span mail, const char *or_else,
	      struct err *e) MUST_CHECK;

#endif
