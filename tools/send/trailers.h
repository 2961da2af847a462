/* SPDX-License-Identifier: GPL-2.0-only */
/* trailers - those of answers on the list, for the commits they are about */
#ifndef SEND_TRAILERS_H
#define SEND_TRAILERS_H

#include "send/thread.h"

struct answer_trailers {
	VEC(const struct thread_trailer *) list;	/* the thread's */
};

/*
 * What belongs under the log of patch @patch (from 0): the trailers of answers
 * to it and to the series, by whom they name, nobody twice with the same key,
 * and none against it.
 */
void trailers_collect(const struct thread *t, struct arena *a, size_t patch,
		      struct answer_trailers *out);

/*
 * @message with those of @trailers that it does not have yet, in @a: above the
 * sign-off of @sender where that ends it, for the sender signs last; else
 * below all. @added is how many these are.
 */
struct span trailers_add(struct arena *a, struct span message,
			 const struct answer_trailers *trailers,
			 struct span sender, size_t *added);

#endif
