// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "hunk.h"
#include "model/cmacro.h"

static struct ctokens tokens_of(struct arena *a, const char *lines)
{
	struct ctokens tokens;
	struct diff d;

	ctokens_of_hunk(a, hunk_of(a, lines, &d), DIFF_NEW, &tokens);
	return tokens;
}

static void macro__has_a_name_and_parameters(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct ctokens t = tokens_of(&a,
		"+int x;\n"
		"+#define ONE 1\n"
		"+#define two(a, b, \\\n"
		"+	      args...) a b\n"
		"+#define three()\n"
		" #define\n"
		" # define four (a)\n");
	struct cmacro m;
	size_t i = 0;

	(void)state;
	assert_true(cmacro_next(&a, &t, &i, &m));
	assert_span(m.name, "ONE");
	assert_false(m.has_parameters);
	assert_int_equal(m.end - m.body, 1);
	assert_true(cmacro_next(&a, &t, &i, &m));
	assert_span(m.name, "two");
	assert_int_equal(m.parameters.n, 3);
	assert_span(m.parameters.at[1], "b");
	assert_span(m.parameters.at[2], "args...");
	assert_true(cmacro_next(&a, &t, &i, &m));
	assert_true(m.has_parameters);
	assert_int_equal(m.parameters.n, 0);
	assert_int_equal(m.body, m.end);
	assert_true(cmacro_next(&a, &t, &i, &m));
	assert_span(m.name, "four");
	assert_false(m.has_parameters);
	assert_false(cmacro_next(&a, &t, &i, &m));
}

static void macro__ends_where_the_hunk_does(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct ctokens t = tokens_of(&a, "+#define a(b, \\\n");
	struct cmacro m;
	size_t i = 0;

	(void)state;
	assert_true(cmacro_next(&a, &t, &i, &m));
	assert_false(m.has_parameters);
	assert_int_equal(m.end, t.list.n);
	assert_int_equal(i, t.list.n);
}

static void macro__has_a_shape(void **state)
{
	static const struct {
		const char *body;
		enum cmacro_shape shape;
	} cases[] = {
		{ "", CMACRO_EMPTY },
		{ "/* none */", CMACRO_EMPTY },
		{ "a + b", CMACRO_COMPLEX },
		{ "(a + b)", CMACRO_VALUE },
		{ "f(a)", CMACRO_VALUE },
		{ "f (a)", CMACRO_COMPLEX },
		{ "f(a)g", CMACRO_VALUE },
		{ "(a)(b)", CMACRO_COMPLEX },
		{ "f(a);", CMACRO_VALUE },
		{ "f(a); g(b)", CMACRO_STATEMENTS },
		{ "if (a) b()", CMACRO_IF },
		{ "do { a(); } while (0)", CMACRO_STATEMENT },
		{ "do { a(); } while (0);", CMACRO_STATEMENT },
		{ "do{a();}while(0)", CMACRO_VALUE },
		{ "for (;;)", CMACRO_STATEMENT },
		{ "while (a) { }", CMACRO_STATEMENT },
		{ "struct a *b, c", CMACRO_VALUE },
		{ "\"a\" b + \"c\"", CMACRO_VALUE },
		{ "a \"b\"", CMACRO_VALUE },
		{ "({ a; })", CMACRO_VALUE },
		{ "(", CMACRO_COMPLEX },
		{ "a->b.c[1]", CMACRO_VALUE },
		{ "!a", CMACRO_VALUE },
		{ "!a,", CMACRO_COMPLEX },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct ctokens t = tokens_of(&a,
			arena_printf(&a, "+#define m %s\n", cases[i].body));
		struct cmacro m;
		size_t at = 0;

		assert_true(cmacro_next(&a, &t, &at, &m));
		if (cmacro_shape(&a, &t, &m) != cases[i].shape)
			fail_msg("%s", cases[i].body);
	}
}

static void uses__do_not_count_what_is_not_evaluated(void **state)
{
	static const struct {
		const char *body;
		unsigned int named, evaluated;
		bool has_operator, is_member;
	} cases[] = {
		{ "0", 0, 0, false, false },
		{ "(a)", 1, 1, false, false },
		{ "(a) + (a)", 2, 2, false, false },
		{ "2 * a + (a)", 2, 2, true, false },
		{ "(a) + a", 2, 2, false, false },
		{ "sizeof(a) + sizeof a", 2, 0, false, false },
		{ "sizeof(*a)", 1, 1, true, false },
		{ "#a b##a a##b", 3, 0, false, false },
		{ "typecheck(struct b, a) + c(a)", 2, 1, false, false },
		{ "a += 1", 1, 1, true, false },
		{ "b += a", 1, 1, false, false },
		{ "\"a\" b.a", 1, 1, false, true },
		{ "(b)->a + b->a", 2, 2, true, true },
		{ "a->a", 2, 2, true, false },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct ctokens t = tokens_of(&a,
			arena_printf(&a, "+#define m(a) %s\n", cases[i].body));
		struct cmacro_uses uses;
		struct cmacro m;
		size_t at = 0;

		assert_true(cmacro_next(&a, &t, &at, &m));
		uses = cmacro_uses(&t, &m, SPAN("a"));
		if (uses.named != cases[i].named ||
		    uses.evaluated != cases[i].evaluated ||
		    uses.has_operator != cases[i].has_operator ||
		    uses.is_member != cases[i].is_member)
			fail_msg("%s: %u %u %d", cases[i].body, uses.named,
				 uses.evaluated, uses.has_operator);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(macro__has_a_name_and_parameters),
		cmocka_unit_test(macro__ends_where_the_hunk_does),
		cmocka_unit_test(macro__has_a_shape),
		cmocka_unit_test(uses__do_not_count_what_is_not_evaluated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
