// SPDX-License-Identifier: GPL-2.0-only
#include "check/pool.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"

#define ROOM	1024	/* jobs that are open */

struct pool {
	pthread_mutex_t lock;
	pthread_cond_t has_job, is_done;
	pool_work *work;
	void *jobs[ROOM];	/* a ring; the three below only grow */
	size_t added, taken, done;
	bool is_over;
	unsigned int threads;
	pthread_t thread[POOL_MAX];
};

/* Do the next job. The lock is held, but not while it is done. */
static void do_one(struct pool *p)
{
	void *job = p->jobs[p->taken++ % ROOM];

	pthread_mutex_unlock(&p->lock);
	p->work(job);
	pthread_mutex_lock(&p->lock);
	p->done++;
	pthread_cond_broadcast(&p->is_done);
}

static void *worker(void *arg)
{
	struct pool *p = arg;

	pthread_mutex_lock(&p->lock);
	for (;;) {
		if (p->taken < p->added)
			do_one(p);
		else if (p->is_over)
			break;
		else
			pthread_cond_wait(&p->has_job, &p->lock);
	}
	pthread_mutex_unlock(&p->lock);
	return NULL;
}

struct pool *pool_start(unsigned int workers, pool_work *work)
{
	struct pool *p = mem_alloc(sizeof(*p));

	*p = (struct pool){ .work = work };
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->has_job, NULL);
	pthread_cond_init(&p->is_done, NULL);
	while (p->threads + 1 < workers && p->threads < POOL_MAX &&
	       !pthread_create(&p->thread[p->threads], NULL, worker, p))
		p->threads++;
	return p;
}

/* Help, or wait for those who do, until at most @n jobs are open. */
static void drain(struct pool *p, size_t n)
{
	while (p->added - p->done > n) {
		if (p->taken < p->added)
			do_one(p);
		else
			pthread_cond_wait(&p->is_done, &p->lock);
	}
}

void pool_add(struct pool *p, void *job)
{
	pthread_mutex_lock(&p->lock);
	drain(p, ROOM - 1);
	p->jobs[p->added++ % ROOM] = job;
	pthread_cond_signal(&p->has_job);
	pthread_mutex_unlock(&p->lock);
}

void pool_wait(struct pool *p)
{
	pthread_mutex_lock(&p->lock);
	drain(p, 0);
	pthread_mutex_unlock(&p->lock);
}

void pool_stop(struct pool **pool)
{
	struct pool *p = *pool;

	if (!p)
		return;
	pool_wait(p);
	pthread_mutex_lock(&p->lock);
	p->is_over = true;
	pthread_cond_broadcast(&p->has_job);
	pthread_mutex_unlock(&p->lock);
	for (unsigned int i = 0; i < p->threads; i++)
		pthread_join(p->thread[i], NULL);
	pthread_cond_destroy(&p->is_done);
	pthread_cond_destroy(&p->has_job);
	pthread_mutex_destroy(&p->lock);
	free(p);
	*pool = NULL;
}
