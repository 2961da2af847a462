// SPDX-License-Identifier: GPL-2.0-only
#include "check/pool.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"

#define ROOM	1024	/* jobs that are open */

struct pool {
	pthread_mutex_t lock;
	pthread_cond_t has_job, is_done;
	pool_work *work;
	struct {
		void *job;
		bool is_done;
	} ring[ROOM];
	/* Jobs, of which all those before .done are; the three only grow. */
	size_t added, taken, done;
	bool is_over;
	unsigned int threads;
	pthread_t thread[POOL_MAX];
};

/* Do the next job. The lock is held, but not while it is done. */
static void do_one(struct pool *p)
{
	size_t at = p->taken++ % ROOM;
	void *job = p->ring[at].job;

	pthread_mutex_unlock(&p->lock);
	p->work(job);
	pthread_mutex_lock(&p->lock);
	p->ring[at].is_done = true;
	while (p->done < p->taken && p->ring[p->done % ROOM].is_done)
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
	sigset_t all, before;

	*p = (struct pool){ .work = work };
	/* What ends nfkit is for the thread that can clean up. */
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->has_job, NULL);
	pthread_cond_init(&p->is_done, NULL);
	while (p->threads + 1 < workers && p->threads < POOL_MAX &&
	       !pthread_create(&p->thread[p->threads], NULL, worker, p))
		p->threads++;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return p;
}

/* Help, or wait for those who do, until the first @n jobs are done. */
static void drain(struct pool *p, size_t n)
{
	while (p->done < n) {
		if (p->taken < p->added)
			do_one(p);
		else
			pthread_cond_wait(&p->is_done, &p->lock);
	}
}

size_t pool_add(struct pool *p, void *job)
{
	size_t n;

	pthread_mutex_lock(&p->lock);
	if (p->added >= ROOM)
		drain(p, p->added - ROOM + 1);
	p->ring[p->added % ROOM].job = job;
	p->ring[p->added % ROOM].is_done = false;
	n = ++p->added;
	pthread_cond_signal(&p->has_job);
	pthread_mutex_unlock(&p->lock);
	return n;
}

void pool_wait(struct pool *p, size_t n)
{
	pthread_mutex_lock(&p->lock);
	drain(p, n);
	pthread_mutex_unlock(&p->lock);
}

void pool_stop(struct pool **pool)
{
	struct pool *p = *pool;

	if (!p)
		return;
	pthread_mutex_lock(&p->lock);
	drain(p, p->added);
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
