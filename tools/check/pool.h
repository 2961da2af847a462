/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * pool - threads that work on mails while others are read
 *
 * Jobs are handed in one after the other; the threads take them in that order.
 * Whoever waits for the last one helps, so that a pool of one worker needs no
 * thread at all.
 */
#ifndef CHECK_POOL_H
#define CHECK_POOL_H

#include <stddef.h>

#define POOL_MAX	64	/* workers */

struct pool;

/* What is done with each job, on any thread. */
typedef void pool_work(void *job);

/*
 * A pool of @workers, the caller among them: 1 to POOL_MAX. Where the system
 * gives fewer threads, there are fewer.
 */
struct pool *pool_start(unsigned int workers, pool_work *work);

/*
 * Hand in a job. Waits while as many are open as the pool has room for. The
 * number of jobs handed in so far, to wait for it.
 */
size_t pool_add(struct pool *pool, void *job);

/* Until the first @n jobs are done, of which later ones may be done as well. */
void pool_wait(struct pool *pool, size_t n);

/* Wait and free; NULL is fine. */
void pool_stop(struct pool **pool);

#endif
