// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/assign.h"
#include "random.h"

static long sum_of(const long *cost, size_t n, const size_t *columns)
{
	long sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += cost[i * n + columns[i]];
	return sum;
}

/* The least sum of rows @row and on, by a try of all. */
static long best_of_all(const long *cost, size_t n, size_t row,
			unsigned int taken)
{
	long best = ASSIGN_COST_MAX * 8;

	if (row == n)
		return 0;
	for (size_t j = 0; j < n; j++) {
		long sum;

		if (taken & 1u << j)
			continue;
		sum = cost[row * n + j] +
		      best_of_all(cost, n, row + 1, taken | 1u << j);
		if (sum < best)
			best = sum;
	}
	return best;
}

static void assign__finds_what_a_try_of_all_finds(void **state)
{
	uint32_t seed = 1;

	(void)state;
	for (unsigned int round = 0; round < 600; round++) {
		CLEANUP_ARENA struct arena a = { 0 };
		size_t n = 1 + round % 6;
		const size_t *columns;
		unsigned int taken = 0;
		long cost[36];

		for (size_t i = 0; i < n * n; i++) {
			cost[i] = (long)(next_random(&seed) % 9);
			if (next_random(&seed) % 8 == 0)
				cost[i] = ASSIGN_COST_MAX;
		}
		columns = assign(&a, cost, n);
		for (size_t i = 0; i < n; i++)
			taken |= 1u << columns[i];
		assert_int_equal(taken, (1u << n) - 1);
		assert_int_equal(sum_of(cost, n, columns),
				 best_of_all(cost, n, 0, 0));
	}
}

static void assign__of_nobody_is_nothing(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	assert_non_null(assign(&a, NULL, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(assign__finds_what_a_try_of_all_finds),
		cmocka_unit_test(assign__of_nobody_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
