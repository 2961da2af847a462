// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/limits.h"
#include "try/judge.h"
#include "try_said.h"

static const struct rule_line good = {
	.file = "x.t", .nr = 2, .table = "filter", .chains = "INPUT",
	.rule = "-m x --min 1", .listing = "-m x --min 1", .ok = true,
};

static const struct rule_line bad = {
	.file = "x.t", .nr = 3, .table = "filter", .chains = "INPUT",
	.rule = "-m x", .listing = "",
};

/* The checks of a plan of one test of @n steps, and that the guest booted. */
static struct checks judge(struct arena *a, const struct test *t,
			   const struct said *said, size_t n,
			   const char *console)
{
	CLEANUP_OUTCOMES struct outcomes outcomes = { .n = 0 };
	struct steps_plan plan = { .arena = a, .n = t->n };
	struct checks checks = { .arena = a };
	struct wire wire;

	*VEC_ADD(a, &plan.tests) = *t;
	*VEC_ADD(a, &plan.tests) = *t;
	plan.tests.n = 1;
	hear(a, said, n, &wire);
	outcomes_read(&outcomes, a, plan.n, &wire);
	judge_all(&(struct judge){ .arena = a, .outcomes = &outcomes,
				   .checks = &checks,
				   .console = span_of(console) }, &plan);
	return checks;
}

#define HELLO	{ { "hello", "1500" } }

static void judge__of_a_rule_that_comes_back_as_another(void **state)
{
	static const struct said said[] = {
		HELLO, { { "begin", "0" } },
		{ { "out", "0", "*filter\n-A INPUT -m x --min 01\nCOMMIT\n" } },
		{ { "end", "0", "exit", "0", "5" } }, { { "end", "1" } },
	};
	CLEANUP_ARENA struct arena a = { 0 };
	struct test t = { .judge = judge_rules, .name = "nft ipv4", .n = 2 };
	struct checks c;

	(void)state;
	*VEC_ADD(&a, &t.rules) = &good;
	c = judge(&a, &t, said, NELEMS(said), "");
	assert_int_equal(c.list.n, 2);
	assert_int_equal(c.list.at[1].state, CHECK_FAILED);
	assert_string_equal(c.list.at[1].name, "nft ipv4: '-m x --min 1'");
	assert_string_equal(c.list.at[1].why,
			    "x.t:2: it is saved as '-m x --min 01', not as '-m x --min 1'");
}

/* ebtables says of a rule without a target that it goes on; iptables never. */
static void judge__of_a_rule_that_goes_on(void **state)
{
	static const struct said said[] = {
		HELLO, { { "begin", "0" } },
		{ { "out", "0", "-A INPUT -m x --min 1 -j CONTINUE\n" } },
		{ { "end", "0", "exit", "0", "5" } }, { { "end", "1" } },
	};
	static const struct rule_line drop = {
		.file = "x.t", .nr = 3, .table = "filter", .chains = "INPUT",
		.rule = "-j DROP", .listing = "-j DROP", .ok = true,
	};
	const struct rule_line *const rules[] = { &good, &drop };
	static const enum check_state want[] = { CHECK_OK, CHECK_FAILED };

	(void)state;
	for (size_t i = 0; i < NELEMS(rules); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct test t = { .judge = judge_rules, .name = "nft bridge",
				  .n = 2 };
		struct checks c;

		*VEC_ADD(&a, &t.rules) = rules[i];
		c = judge(&a, &t, said, NELEMS(said), "");
		assert_int_equal(c.list.at[1].state, want[i]);
	}
}

static void judge__of_a_rule_that_does_not_restore(void **state)
{
	static const struct said said[] = {
		HELLO, { { "begin", "0" } },
		{ { "end", "0", "exit", "4", "5" } }, { { "begin", "1" } },
		{ { "out", "1", "-A INPUT -m x --mni 1\n" } },
		{ { "err", "1", "unknown option \"--mni\"\n" } },
		{ { "end", "1", "exit", "4", "5" } },
	};
	CLEANUP_ARENA struct arena a = { 0 };
	struct test t = { .judge = judge_rules, .name = "nft ipv4", .n = 2 };
	struct checks c;

	(void)state;
	*VEC_ADD(&a, &t.rules) = &good;
	c = judge(&a, &t, said, NELEMS(said), "");
	assert_int_equal(c.list.n, 2);
	assert_string_equal(c.list.at[1].why,
			    "x.t:2: it cannot be restored from what was saved");
	assert_string_equal(c.list.at[1].details.at[0],
			    "saved: -A INPUT -m x --mni 1");
	assert_string_equal(c.list.at[1].details.at[1],
			    "unknown option \"--mni\"");
}

/* A line that was torn on its way must not be missed by a crash. */
static void judge__of_a_step_without_an_end(void **state)
{
	static const struct said said[] = {
		HELLO, { { "begin", "0" } },
		{ { "end", "0", "exit", "1", "5" } },
		{ { "end", "1", "exit", "nonsense" } },
	};
	CLEANUP_ARENA struct arena a = { 0 };
	struct test t = { .judge = judge_rules, .name = "nft ipv4", .n = 2 };
	struct checks c;

	(void)state;
	*VEC_ADD(&a, &t.rules) = &good;
	c = judge(&a, &t, said, NELEMS(said), "");
	assert_int_equal(c.list.at[1].state, CHECK_FAILED);
	assert_string_equal(c.list.at[1].why, "x.t:2: it did not end");
}

/* Whoever writes records of his own gets no further than the plan goes. */
static void judge__of_records_that_are_forged(void **state)
{
	static const struct said said[] = {
		HELLO, { { "begin", "0" } },
		{ { "end", "4294967296", "exit", "0", "5" } },
		{ { "end", "-1", "exit", "0", "5" } },
		{ { "out", "2", "beyond the plan" } },
		{ { "end", "0", "exit", "4294967296", "1" } },
		{ { "end", "0", "exit" } },
		{ { "log", "0" } }, { { "out" } }, { { "" } },
		{ { "end", "0", "\x1b[2J", "3", "1" } },
		{ { "end", "1", "exit", "0", "1" } },
	};
	CLEANUP_ARENA struct arena a = { 0 };
	struct test t = { .judge = judge_rules, .name = "nft ipv4", .n = 2 };
	struct checks c;

	(void)state;
	*VEC_ADD(&a, &t.rules) = &good;
	c = judge(&a, &t, said, NELEMS(said), "");
	assert_int_equal(c.list.at[1].state, CHECK_FAILED);
	assert_non_null(strstr(c.list.at[1].why, "x.t:2: "));
}

static void judge__of_a_refusal(void **state)
{
	static const struct {
		struct said said[3];
		enum check_state state;
		const char *says;
	} cases[] = {
		{ { { { "end", "0", "exit", "0", "1" } } }, CHECK_FAILED,
		  "it is taken, and should be refused" },
		{ { { { "end", "0", "signal", "11", "1" } } }, CHECK_FAILED,
		  "it crashed: Segmentation fault" },
		{ { { { "err", "0", "x: --min is missing" } },
		    { { "end", "0", "exit", "2", "1" } } }, CHECK_OK, NULL },
		{ { { { "err", "0", "Invalid argument. Run `dmesg' for more" } },
		    { { "end", "0", "exit", "1", "1" } } }, CHECK_FAILED,
		  "does not log why" },
		{ { { { "err", "0", "Invalid argument. Run `dmesg' for more" } },
		    { { "log", "0", "6", "xt_x: min is 0" } },
		    { { "end", "0", "exit", "1", "1" } } }, CHECK_OK,
		  "kernel: xt_x: min is 0" },
	};
	struct test t = { .judge = judge_refusal, .name = "nft ipv4", .n = 1,
			  .rule = &bad };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct said said[5] = { HELLO, { { "begin", "0" } } };
		struct check *c;
		struct checks all;
		size_t n = 2;

		for (size_t k = 0; k < 3 && cases[i].said[k].fields[0]; k++)
			said[n++] = cases[i].said[k];
		all = judge(&a, &t, said, n, "");
		c = &all.list.at[1];
		assert_int_equal(c->state, cases[i].state);
		if (cases[i].says)
			assert_non_null(strstr(c->why, cases[i].says));
		else
			assert_null(c->why);
	}
}

static void judge__of_a_kernel_that_dies_in_the_middle(void **state)
{
	static const struct said said[] = { HELLO, { { "begin", "0" } } };
	CLEANUP_ARENA struct arena a = { 0 };
	struct test t = { .judge = judge_step, .name = "load xt_x", .n = 1 };
	struct checks c;

	(void)state;
	c = judge(&a, &t, said, NELEMS(said),
		  "[ 2.0] BUG: kernel NULL pointer dereference, address: 0\n");
	assert_int_equal(c.list.at[1].state, CHECK_FAILED);
	assert_string_equal(c.list.at[1].why,
			    "the kernel died: BUG: kernel NULL pointer dereference, address: 0");
	c = judge(&a, &t, said, 1, "");
	assert_int_equal(c.list.at[1].state, CHECK_SKIPPED);
	c = judge(&a, &t, said, 0, "");
	assert_string_equal(c.list.at[0].why,
			    "the guest's first process did not start");
}

static void judge__of_a_tainted_kernel(void **state)
{
	static const struct { const char *taint; enum check_state state; } cases[] = {
		{ "12288\n", CHECK_OK }, { "0\n", CHECK_OK },
		{ "12800\n", CHECK_FAILED }, { "12416\n", CHECK_FAILED },
		{ "nonsense", CHECK_SKIPPED },
	};
	struct test t = { .judge = judge_taint, .name = "taint", .n = 1 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		const struct said said[] = {
			HELLO, { { "begin", "0" } },
			{ { "out", "0", cases[i].taint } },
			{ { "end", "0", "exit", "0", "1" } },
		};

		assert_int_equal(judge(&a, &t, said, NELEMS(said), "")
					 .list.at[1].state, cases[i].state);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(judge__of_a_rule_that_comes_back_as_another),
		cmocka_unit_test(judge__of_a_rule_that_goes_on),
		cmocka_unit_test(judge__of_a_rule_that_does_not_restore),
		cmocka_unit_test(judge__of_a_step_without_an_end),
		cmocka_unit_test(judge__of_records_that_are_forged),
		cmocka_unit_test(judge__of_a_refusal),
		cmocka_unit_test(judge__of_a_kernel_that_dies_in_the_middle),
		cmocka_unit_test(judge__of_a_tainted_kernel),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
