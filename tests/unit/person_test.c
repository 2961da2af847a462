// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/person.h"

static void person__is_written_in_one_way(void **state)
{
	static const char *const cases[][2] = {
		{ "Nora N <n@x>", "Nora N <n@x>" },
		{ "  Nora   N  <n@x> ", "Nora N <n@x>" },
		{ "Nora P. N <n@x>", "\"Nora P. N\" <n@x>" },
		{ "\"Nora P. N\" <n@x>", "\"Nora P. N\" <n@x>" },
		{ "\"Nora N\" <n@x>", "Nora N <n@x>" },
		{ "Nóra <n@x>", "\"Nóra\" <n@x>" },
		{ "n@x", "n@x" },
		{ "<n@x>", "n@x" },
		{ "n@x # 5.10", "n@x # 5.10" },
		{ "Nora <n@x>, <", "Nora <n@x> , <" },
		{ "Nora <n@x.>", "Nora <n@x>" },
		{ "Nora (Example) N <n@x> (half)",
		  "Nora N (Example) <n@x> (half)" },
		{ "Nora (a <n@x>", "\"Nora (a\" <n@x>" },
		{ "A <B <n@x>", "\"A <B\" <n@x>" },
	};
	CLEANUP_ARENA struct arena a = { 0 };
	struct person p;

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		assert_true(person_parse(&a, span_of(cases[i][0]), &p));
		assert_span(person_format(&a, &p), cases[i][1]);
	}
}

static void person__needs_an_address(void **state)
{
	static const char *const cases[] = {
		"", "Nora", "Nora <n>", "Nora n@x", "Nora <n@x", "@x",
		"Nora <n@ x>", "<<<<<<<<<<<<<<<<",
	};
	CLEANUP_ARENA struct arena a = { 0 };
	struct person p;

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_false(person_parse(&a, span_of(cases[i]), &p));
}

static void person__counts_the_notes_on_the_name(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct person p, q;

	(void)state;
	assert_true(person_parse(&a, SPAN("A (b) (c) <n@x>"), &p));
	assert_int_equal(p.name_notes, 2);
	assert_true(person_parse(&a, SPAN("A <n@x>"), &q));
	assert_int_equal(q.name_notes, 0);
	assert_false(person_eq(&p, &q));
	assert_true(person_eq(&q, &q));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(person__is_written_in_one_way),
		cmocka_unit_test(person__needs_an_address),
		cmocka_unit_test(person__counts_the_notes_on_the_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
