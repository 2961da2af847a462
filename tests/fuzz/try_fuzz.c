// SPDX-License-Identifier: GPL-2.0-only
/* try_fuzz - any bytes as what a guest says, and as rules and packets */
#include "try/judge.h"
#include "try/packets.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define STEPS	9	/* the last test has two */

static void judge_it(struct arena *a, struct span input)
{
	static const struct packet_test packets = { .file = "x" };
	static const struct rule_line rule = {
		.file = "x", .table = "filter", .chains = "INPUT,OUTPUT",
		.rule = "-m x", .listing = "-m x",
	};
	static test_judge *const judges[STEPS - 1] = {
		judge_step, judge_refusal, judge_leak, judge_cycle,
		judge_taint, judge_xlate, judge_packets, judge_rules,
	};
	CLEANUP_OUTCOMES struct outcomes outcomes = { .n = 0 };
	struct steps_plan plan = { .arena = a, .n = STEPS };
	struct checks checks = { .arena = a };
	struct judge j = { .arena = a, .outcomes = &outcomes,
			   .checks = &checks, .console = input };
	struct wire wire;

	for (unsigned int i = 0; i < STEPS - 1; i++) {
		struct test *t = plan_test(&plan, judges[i], "test", i);

		if (judges[i] == judge_rules) {
			t->n = 2;
			*VEC_ADD(a, &t->rules) = &rule;
		}
		t->rule = &rule;
		t->packets = &packets;
		t->want = input;
	}
	wire_read(a, input, &wire);
	outcomes_read(&outcomes, a, plan.n, &wire);
	judge_all(&j, &plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct span input = { (const char *)data, size };
	struct packets packets = { .tests = { 0 } };
	struct rules rules = { .lines = { 0 } };
	struct err e = { 0 };

	judge_it(&a, input);
	if (rules_read(&a, "x.t", input, &rules, &e))
		err_clear(&e);
	if (rules_read_commands(&a, "x", input, &rules, &e))
		err_clear(&e);
	if (packets_read(&a, "x.packets", input, &packets, &e))
		err_clear(&e);
	return 0;
}
