// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <sys/resource.h>

#include "base/asan.h"
#include "base/vec.h"

#define MANY	300000

static void vectors__keep_what_they_have_while_they_grow(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	VEC(size_t) one = { 0 }, two = { 0 };
	char *between = NULL;

	(void)state;
	for (size_t i = 0; i < MANY; i++) {
		*VEC_ADD(&a, &one) = i;
		if (i % 3 == 0)
			*VEC_ADD(&a, &two) = ~i;
		if (i == MANY / 2)
			between = arena_str(&a, SPAN("between"));
	}
	for (size_t i = 0; i < MANY; i++) {
		assert_int_equal(one.at[i], i);
		if (i % 3 == 0)
			assert_int_equal(two.at[i / 3], ~i);
	}
	assert_string_equal(between, "between");
}

static void arena__grows_a_large_piece_without_a_second_one(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	size_t len = 1 << 20;
	char *piece = arena_alloc(&a, len), *small;
	struct rusage before, used;

	(void)state;
	getrusage(RUSAGE_SELF, &before);
	small = arena_str(&a, SPAN("small"));
	memset(piece, 'x', len);
	for (; len < 64 << 20; len *= 2) {
		piece = arena_grow(&a, piece, len, len * 2);
		assert_int_equal(piece[len - 1], 'x');
		memset(piece + len, 'x', len);
	}
	assert_string_equal(small, "small");
	getrusage(RUSAGE_SELF, &used);
	if (HAS_ASAN)	/* it keeps what is freed for a while */
		return;
	assert_true(used.ru_maxrss - before.ru_maxrss < 100 << 10);
}

static void arena__grows_and_shrinks_the_last_piece_in_its_place(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	char *first = arena_alloc(&a, 10), *last = arena_alloc(&a, 10), *next;

	(void)state;
	memcpy(last, "123456789", 10);
	assert_ptr_equal(arena_grow(&a, last, 10, 1000), last);
	next = arena_alloc(&a, 1);
	assert_true(next >= last + 1000);
	/* Neither is the last one now. */
	assert_ptr_not_equal(arena_grow(&a, first, 10, 1000), first);
	arena_shrink(&a, last, 1000, 10);
	next = arena_grow(&a, last, 1000, 2000);
	assert_ptr_not_equal(next, last);
	assert_string_equal(next, "123456789");
	arena_shrink(&a, next, 2000, 16);
	assert_ptr_equal(arena_alloc(&a, 1), next + 16 + ASAN_GUARD);
	arena_shrink(&a, NULL, 0, 0);
}

static void arena__does_not_grow_in_place_beyond_its_block(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	size_t len = 8;
	char *piece = arena_alloc(&a, len);

	(void)state;
	memset(piece, 'x', len);
	for (; len < 1 << 20; len *= 2) {
		piece = arena_grow(&a, piece, len, len * 2);
		memset(piece + len, 'x', len);
		for (size_t i = 0; i < len * 2; i++)
			assert_int_equal(piece[i], 'x');
	}
}

/* Where a piece ends; where one was that has moved; what was given back. */
static void arena__tells_asan_which_bytes_are_nobodys(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	char *first = arena_alloc(&a, 13), *second = arena_alloc(&a, 100), *big;

	(void)state;
	if (!HAS_ASAN)
		skip();
	assert_false(__asan_address_is_poisoned(first));
	assert_false(__asan_address_is_poisoned(first + 12));
	assert_true(__asan_address_is_poisoned(first - 1));
	assert_true(__asan_address_is_poisoned(first + 13));
	assert_true(__asan_address_is_poisoned(second - 1));
	assert_false(__asan_address_is_poisoned(arena_grow(&a, first, 13, 50)));
	assert_true(__asan_address_is_poisoned(first));
	big = arena_alloc(&a, 1 << 20);
	assert_true(__asan_address_is_poisoned(big - 1));
	big = arena_grow(&a, big, 1 << 20, 1 << 21);
	assert_true(__asan_address_is_poisoned(big - 1));
	assert_false(__asan_address_is_poisoned(big + (1 << 21) - 1));
	assert_true(__asan_address_is_poisoned(big + (1 << 21)));
	arena_shrink(&a, big, 1 << 21, 10);
	assert_false(__asan_address_is_poisoned(big + 9));
	assert_true(__asan_address_is_poisoned(big + 10));
	arena_reset(&a);
	second = arena_alloc(&a, 3);
	assert_false(__asan_address_is_poisoned(second + 2));
	assert_true(__asan_address_is_poisoned(second + 3));
}

static void vectors__tell_asan_what_is_behind_the_last(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	VEC(size_t) numbers = { 0 };

	(void)state;
	if (!HAS_ASAN)
		skip();
	for (size_t i = 0; i < 100; i++) {
		*VEC_ADD(&a, &numbers) = i;
		assert_false(__asan_address_is_poisoned(&numbers.at[i]));
		assert_true(__asan_address_is_poisoned(&numbers.at[i + 1]));
	}
}

static void vectors__begin_with_zeroed_elements(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	VEC(struct span) v = { 0 };

	(void)state;
	memset(arena_alloc(&a, 4096), 0xff, 4096);
	arena_reset(&a);
	for (int i = 0; i < 100; i++) {
		const struct span *s = VEC_ADD(&a, &v);

		assert_null(s->p);
		assert_int_equal(s->len, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(vectors__keep_what_they_have_while_they_grow),
		cmocka_unit_test(
			arena__grows_a_large_piece_without_a_second_one),
		cmocka_unit_test(
			arena__grows_and_shrinks_the_last_piece_in_its_place),
		cmocka_unit_test(
			arena__does_not_grow_in_place_beyond_its_block),
		cmocka_unit_test(arena__tells_asan_which_bytes_are_nobodys),
		cmocka_unit_test(vectors__tell_asan_what_is_behind_the_last),
		cmocka_unit_test(vectors__begin_with_zeroed_elements),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
