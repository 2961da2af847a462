// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <pthread.h>
#include <stdatomic.h>

#include "check/pool.h"

#define MANY	5000	/* more than a pool has room for */

static void count(void *job)
{
	atomic_fetch_add((atomic_uint *)job, 1);
}

static void pool__does_each_job_once(void **state)
{
	static atomic_uint jobs[MANY];

	(void)state;
	for (unsigned int workers = 1; workers <= 3; workers++) {
		struct pool *pool = pool_start(workers, count);

		for (size_t i = 0; i < MANY; i++) {
			assert_int_equal(pool_add(pool, &jobs[i]), i + 1);
			if (i % 700)
				continue;
			pool_wait(pool, i + 1);
			assert_int_equal(jobs[i], workers);
		}
		pool_stop(&pool);
		assert_null(pool);
		for (size_t i = 0; i < MANY; i++)
			assert_int_equal(jobs[i], workers);
	}
}

static void pool__waits_for_no_more_than_the_first_jobs(void **state)
{
	atomic_uint jobs[3] = { 0 };
	struct pool *pool = pool_start(1, count);

	(void)state;
	for (size_t i = 0; i < 3; i++)
		pool_add(pool, &jobs[i]);
	pool_wait(pool, 2);
	assert_int_equal(jobs[0] + jobs[1], 2);
	assert_int_equal(jobs[2], 0);
	pool_stop(&pool);
	assert_int_equal(jobs[2], 1);
}

/* Jobs of which the first ends when the second has begun. */
struct pair {
	pthread_barrier_t both;
	atomic_uint done;
};

static void meet(void *job)
{
	struct pair *pair = job;

	pthread_barrier_wait(&pair->both);
	atomic_fetch_add(&pair->done, 1);
}

static void pool__works_on_later_jobs_while_it_waits(void **state)
{
	struct pool *pool = pool_start(2, meet);
	struct pair pair;

	(void)state;
	atomic_init(&pair.done, 0);
	pthread_barrier_init(&pair.both, NULL, 2);
	pool_add(pool, &pair);
	pool_add(pool, &pair);
	pool_wait(pool, 1);
	assert_true(pair.done >= 1);
	pool_stop(&pool);
	assert_int_equal(pair.done, 2);
	pthread_barrier_destroy(&pair.both);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pool__does_each_job_once),
		cmocka_unit_test(pool__waits_for_no_more_than_the_first_jobs),
		cmocka_unit_test(pool__works_on_later_jobs_while_it_waits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
