// SPDX-License-Identifier: GPL-2.0-only
/* What the guest is told to list, and what becomes of what it says. */
#include "testing.h"

#include <string.h>

#include "base/limits.h"
#include "try/judge.h"
#include "try/session.h"
#include "try_said.h"

static const char two_tables[] =
	"*filter\n-A INPUT -m x\nCOMMIT\n*nat\n-L INPUT -n\nCOMMIT\n";

/*
 * A session with two listings, of an extension each, the plan of which has a
 * step before them; and amid them one of an extension that was not built.
 */
struct planned {
	struct arena arena;
	struct trial_listing listings[2], no_listing;
	struct trial_listed listed[3];
	struct trial trial;
	struct trial_result result;
	struct session s;
};

static void make_plan(struct planned *p)
{
	*p = (struct planned){ .listings = {
		{ .program = "iptables", .input = two_tables },
		{ .program = "ip6tables", .input = "*raw\n-L -n\nCOMMIT\n" },
	} };
	p->listed[0].listings = &p->listings[0];
	p->listed[1].listings = &p->no_listing;
	p->listed[1].why = "it does not build";
	p->listed[2].listings = &p->listings[1];
	for (size_t i = 0; i < NELEMS(p->listed); i++)
		p->listed[i].n_listings = 1;
	p->trial.listed = p->listed;
	p->trial.n_listed = NELEMS(p->listed);
	p->result.checks.arena = &p->arena;
	p->s = (struct session){ .arena = &p->arena, .t = &p->trial,
				 .out = &p->result };
	buf_init(&p->s.steps, LIMIT_TEXT);
	p->s.image.arena = &p->arena;
	p->s.plan = (struct steps_plan){ .arena = &p->arena,
					 .image = &p->s.image,
					 .steps = &p->s.steps };
	plan_step(&p->s.plan, "-", "insmod", ARGV("/own/x.ko"));
	session_plan_listings(&p->s);
}

static void release(struct planned *p)
{
	buf_release(&p->s.steps);
	arena_release(&p->arena);
}

static void take(struct planned *p, const struct said *said, size_t n)
{
	CLEANUP_OUTCOMES struct outcomes outcomes = { .n = 0 };
	struct wire wire;

	hear(&p->arena, said, n, &wire);
	outcomes_read(&outcomes, &p->arena, p->s.plan.n, &wire);
	session_take_listings(&p->s, &outcomes);
}

static void has_step(struct planned *p, const char *id, const char *in,
		     const char *command)
{
	const char *want = arena_printf(&p->arena, "%s\t-\t%s\t%s\t%s\n", id,
					"run", in, command);

	if (!strstr(p->s.steps.p, want))
		fail_msg("no step '%s' in:\n%s", want, p->s.steps.p);
}

static void listings__begin_with_tables_that_are_empty(void **state)
{
	struct planned p;

	(void)state;
	make_plan(&p);
	assert_int_equal(p.s.listing_step, 1);
	assert_int_equal(p.s.plan.n, 5);
	assert_int_equal(p.s.image.own.n, 4);
	assert_span(p.s.image.own.at[0].bytes,
		    "*filter\nCOMMIT\n*nat\nCOMMIT\n");
	assert_span(p.s.image.own.at[1].bytes, two_tables);
	assert_span(p.s.image.own.at[2].bytes, "*raw\nCOMMIT\n");
	has_step(&p, "1", "/t/0", "iptables-nft-restore");
	has_step(&p, "2", "/t/1", "iptables-nft-restore\t--noflush");
	has_step(&p, "4", "/t/3", "ip6tables-nft-restore\t--noflush");
	release(&p);
}

static void listings__that_are_refused_spoil_no_others(void **state)
{
	static const struct said said[] = {
		{ { "hello", "1500" } },
		{ { "begin", "1" } }, { { "end", "1", "exit", "0", "5" } },
		{ { "begin", "2" } },
		{ { "err", "2", "x: bad\nand more\n" } },
		{ { "end", "2", "exit", "2", "5" } },
		{ { "begin", "3" } }, { { "end", "3", "exit", "0", "5" } },
		{ { "begin", "4" } }, { { "out", "4", "Chain" } },
		{ { "out", "4", " INPUT\n" } },
		{ { "end", "4", "exit", "0", "5" } }, { { "bye" } },
	};
	struct planned p;

	(void)state;
	make_plan(&p);
	take(&p, said, NELEMS(said));
	assert_null(p.listings[0].text);
	assert_string_equal(p.listings[0].why, "x: bad");
	assert_string_equal(p.listings[1].text, "Chain INPUT\n");
	assert_null(p.listings[1].why);
	release(&p);
}

static void listings__say_what_is_wrong_and_not_who(void **state)
{
	static const struct said said[] = {
		{ { "hello", "1500" } }, { { "begin", "2" } },
		{ { "err", "2", "x v1 (nf_tables):\nline 4: no\nmore\n" } },
		{ { "end", "2", "exit", "4", "5" } }, { { "begin", "4" } },
		{ { "err", "4", "\nx v1:\n" } },
		{ { "end", "4", "exit", "4", "5" } },
	};
	struct planned p;

	(void)state;
	make_plan(&p);
	take(&p, said, NELEMS(said));
	assert_string_equal(p.listings[0].why, "line 4: no");
	assert_string_equal(p.listings[1].why, "x v1:");
	release(&p);
}

static void listings__say_why_where_there_is_no_word(void **state)
{
	static const struct said said[] = {
		{ { "hello", "1500" } }, { { "begin", "2" } },
		{ { "end", "2", "signal", "11", "5" } }, { { "begin", "4" } },
	};
	struct planned p;

	(void)state;
	make_plan(&p);
	take(&p, said, NELEMS(said));
	assert_string_equal(p.listings[0].why, "iptables refuses them");
	assert_string_equal(p.listings[1].why,
			    "the guest ended before it came to that");
	assert_null(p.listings[1].text);
	release(&p);
}

static void listings__that_never_came_say_what_failed(void **state)
{
	struct planned p;

	(void)state;
	make_plan(&p);
	check_add(&p.result.checks, CHECK_OK, "boot", NULL);
	check_add(&p.result.checks, CHECK_FAILED, "build x", "it is broken");
	check_add(&p.result.checks, CHECK_FAILED, "build y", "it is, too");
	take(&p, NULL, 0);
	for (size_t i = 0; i < NELEMS(p.listings); i++)
		assert_string_equal(p.listings[i].why, "build x: it is broken");
	release(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(listings__begin_with_tables_that_are_empty),
		cmocka_unit_test(listings__that_are_refused_spoil_no_others),
		cmocka_unit_test(listings__say_what_is_wrong_and_not_who),
		cmocka_unit_test(listings__say_why_where_there_is_no_word),
		cmocka_unit_test(listings__that_never_came_say_what_failed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
