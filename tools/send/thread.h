/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * thread - a series on the list, and what was answered to it
 *
 * Mails come in any order, and with others among them. Those that answer the
 * first mail of the series, or an answer to it, are its thread; each belongs
 * to the patch that it answers, over whatever is between. A patch in the thread
 * that is none of the series, as of a second version, ends it there.
 */
#ifndef SEND_THREAD_H
#define SEND_THREAD_H

#include "base/opt.h"
#include "model/message.h"

#define THREAD_MAX	5000	/* mails of it */

/* "Reviewed-by: Nora <nora@example.org>" of an answer. */
struct thread_trailer {
	struct span key, value;		/* the value as typed, in one line */
	struct span mail;		/* the address in it */
	bool is_own;			/* it is that of who sent the answer */
	bool is_against;		/* "Nacked-by": none for a commit */
};

struct thread_mail {
	struct span id, parent;		/* Message-IDs, without <> */
	struct address from;
	struct span date;		/* as it stands there */
	struct subject_line subject;
	VEC(struct thread_trailer) trailers;
	size_t patch;			/* what it answers; set by thread_sort() */
	bool is_new;			/* a patch or a cover letter, no answer */
	bool is_patch;			/* one of the series itself */
	bool is_in;			/* in the thread at all */
};

#define THREAD_COVER	SIZE_MAX	/* .patch: the series as a whole */

struct thread {
	VEC(struct thread_mail) mails;
	unsigned int *by_id;	/* their numbers from 1, by a hash; 0: none */
	/* Of each patch, by its number less one: its mail; NULL: it is not there. */
	VEC(const struct thread_mail *) patches;
	const struct thread_mail *first;
};

/*
 * Is the mail @raw, which is not there yet, the mail @first, or does it answer
 * it or one that is there? It is not decoded for that. Of an archive only these
 * need be added.
 */
bool thread_wants(const struct thread *t, struct span first, struct span raw);

/*
 * Add one mail. It is left out where it has no Message-ID, or that of one that
 * is there: a copy came by another way.
 */
int thread_add(struct thread *t, struct arena *a, struct span raw,
	       struct err *e) MUST_CHECK;

/*
 * All mails are there: find the series whose first mail is @first. ERR_NOENT
 * where it is not among them.
 */
int thread_sort(struct thread *t, struct arena *a, struct span first,
		struct err *e) MUST_CHECK;

/* Who answered, of a sorted one, appended to @out as NAME <A@B>, in @a. */
void thread_answerers(const struct thread *t, struct arena *a,
		      struct opt_list *out);

#endif
