/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * patch_state - what Patchwork says of a patch that was sent
 *
 * Format: Patchwork's REST API 1.2, /patches/?msgid= and, where the patch has
 * checks, /patches/ID/checks/. It is only read.
 */
#ifndef SEND_PATCH_STATE_H
#define SEND_PATCH_STATE_H

#include "base/progress.h"
#include "net/http.h"
#include "send/thread.h"

/* Where netfilter's patches are, if git config names no other place. */
#define PATCH_STATE_SERVER	"https://patchwork.ozlabs.org"
#define PATCH_STATE_PROJECT	"netfilter-devel"

#define PATCH_CHECKS_MAX	100	/* of one patch that are asked for */

/* What one tester says of a patch. */
struct patch_check {
	struct span context;	/* what was tested: "build", "checkpatch" ... */
	int64_t user;		/* the account that says it; 0: not given */
	struct span state;	/* "success", "warning", "fail", "pending" */
	struct span description, url;	/* may be empty */
};

/* Of one patch; empty: Patchwork does not know it. */
struct patch_state {
	struct span state;	/* "new", "under-review", "accepted" ... */
	struct span check;	/* of all checks together: "success" ... */
	VEC(struct patch_check) checks;	/* of each context and user the newest */
	struct span trouble;	/* why .checks, or all of it, is not known */
};

struct patch_server {
	struct http *http;
	const char *base;	/* its address */
	const char *project;	/* as which it has the list */
};

/*
 * Ask about each patch of @t that is there: @states has one for each of
 * t->patches, zeroed, whose spans are in @a. @bar, begun, tells how far it is.
 * ERR_NET where the server does not answer or answers nonsense, ERR_SYNTAX
 * where that is not JSON; if it has told of a patch by then, that stays, and
 * the .trouble of the others says why nothing is known of them.
 */
int patch_state_ask(const struct patch_server *from, struct arena *a,
		    const struct thread *t, struct progress *bar,
		    struct patch_state *states, struct err *e) MUST_CHECK;

#endif
