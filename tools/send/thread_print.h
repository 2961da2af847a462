/* SPDX-License-Identifier: GPL-2.0-only */
/* thread_print - a thread for people: patches, their state, their answers */
#ifndef SEND_THREAD_PRINT_H
#define SEND_THREAD_PRINT_H

#include "send/patch_state.h"
#include "send/thread.h"

/*
 * Append it, escaped, for it is others who wrote it. @states has one for each
 * of t->patches; NULL: nobody asked.
 */
void thread_print(const struct thread *t, const struct patch_state *states,
		  struct buf *to, bool utf8);

#endif
