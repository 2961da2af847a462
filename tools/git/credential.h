/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * credential - a password or token, as git's credential helpers keep it
 *
 * git itself is asked, by git-credential(1): it knows the helpers, and asks at
 * the terminal where none knows the answer. What is secret goes through pipes
 * only.
 */
#ifndef GIT_CREDENTIAL_H
#define GIT_CREDENTIAL_H

#include "base/arena.h"
#include "base/err.h"

#define CREDENTIAL_MAX	(64UL << 10)	/* bytes of an answer */

struct credential {
	const char *user, *password;
};

/*
 * What belongs to @url, in @a: "git credential fill". ERR_USAGE where there is
 * none, ERR_NOENT where there is no git.
 */
int credential_fill(struct arena *a, const char *url, struct credential *out,
		    struct err *e) MUST_CHECK;

/* Tell the helpers that it was good, or that it was not. */
int credential_tell(const char *url, const struct credential *c, bool is_good,
		    struct err *e) MUST_CHECK;

#endif
