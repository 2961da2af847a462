/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * check_post - nfkit check --post: what came out, for Patchwork to show
 *
 * Without --send it says on stderr what would be posted and asks no server.
 */
#ifndef CMD_CHECK_POST_H
#define CMD_CHECK_POST_H

#include "base/term.h"
#include "check/patchwork_check.h"

/* What the command line says. */
struct post_wish {
	const char *url;	/* of Patchwork; NULL: nothing is posted */
	const char *project;	/* NULL: netfilter-devel */
	const char *context;	/* NULL: nfkit */
	const char *target_url;	/* {msgid} stands for the mail; NULL: none */
	unsigned int limit_s;	/* for an answer; 0: the usual */
	bool send;
};

struct check_post {
	const struct post_wish *wish;
	const struct term *talk;
	struct patchwork patchwork;
	struct credential *credential;	/* NULL: none was needed yet */
	struct arena *arena;
	size_t added, there, unknown;
	size_t found, nameless;	/* patches with a Message-ID, and without */
	struct patchwork_waits waiting;	/* of this run; in .arena */
};

/* Look whether it can be done; the token is asked for with the first patch. */
int check_post_begin(struct check_post *post, const struct post_wish *wish,
		     struct arena *a, const struct term *talk,
		     struct err *e) MUST_CHECK;

/* As check_run->also; @context is the struct check_post. */
int check_post_mail(void *context, const struct checked *mail,
		    struct err *e) MUST_CHECK;

/* Try again what waits since an earlier run. Not without wish->send. */
int check_post_again(struct check_post *post,
		     const struct patchwork_waits *old,
		     struct err *e) MUST_CHECK;

/* Say how many were posted, and close the connection. */
void check_post_end(struct check_post *post);

#endif
