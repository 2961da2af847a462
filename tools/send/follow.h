/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * follow - what came of a series: answers, trailers, what Patchwork says
 */
#ifndef SEND_FOLLOW_H
#define SEND_FOLLOW_H

#include "net/http.h"
#include "send/thread.h"

#define FOLLOW_PATCHWORK	"https://patchwork.ozlabs.org"
#define FOLLOW_PROJECT		"netfilter-devel"

#define FOLLOW_CHECKS		100	/* of one patch that are asked for */

/* What one tester says of a patch. */
struct follow_check {
	struct span context;	/* who says it: "build", "checkpatch" ... */
	struct span state;	/* "success", "warning", "fail", "pending" */
	struct span description, url;	/* may be empty */
};

/* Of one patch, as Patchwork has it; empty: it does not know the patch. */
struct follow_state {
	struct span state;	/* "new", "under-review", "accepted" ... */
	struct span check;	/* of all checks together: "success" ... */
	VEC(struct follow_check) checks;	/* the newest of each context */
};

struct follow_trailers {
	VEC(const struct thread_trailer *) list;
};

/*
 * Ask the Patchwork at @base about the mail @id (API 1.2, /patches/?msgid=,
 * and /patches/ID/checks/ where there are some). The spans are in @a.
 */
int follow_ask(struct http *http, struct arena *a, const char *base,
	       const char *project, struct span id, struct follow_state *out,
	       struct err *e) MUST_CHECK;

/*
 * What belongs under the log of patch @patch (from 0): the trailers of answers
 * to it and to the series, by whom they name, nobody twice with the same key.
 */
void follow_collect(const struct thread *t, struct arena *a, size_t patch,
		    struct follow_trailers *out);

/*
 * @message with those of @trailers that it does not have yet, in @a: above the
 * sign-off of @sender where that ends it, for the sender signs last; else
 * below all. @added is how many these are.
 */
struct span follow_add(struct arena *a, struct span message,
		       const struct follow_trailers *trailers,
		       struct span sender, size_t *added);

/* For people. @states has one for each of t->patches; NULL: nobody asked. */
void follow_print(const struct thread *t, const struct follow_state *states,
		  struct buf *to, bool utf8);

#endif
