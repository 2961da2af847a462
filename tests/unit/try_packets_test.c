// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/limits.h"
#include "model/family.h"
#include "try/packets.h"
#include "try/plan.h"

static void packets__are_read_as_their_paragraphs_say(void **state)
{
	static const char text[] =
		"# comment\n"
		"rule INPUT -p icmp -m quotalen --min 200\n"
		"send icmp size=400 count=2; expect counter 4\n"
		"\n\n"
		"over veth; family ipv6\n"
		"rule mangle OUTPUT -m comment --comment \"a;b\" -j X --set 5\n"
		"rule INPUT -m mark --mark 5\n"
		"rule INPUT -m mark --mark 6\n"
		"send udp port=53;send tcp\n"
		"expect counter 1 of 2;expect counter 0";
	CLEANUP_ARENA struct arena a = { 0 };
	struct packets p = { .tests = { 0 } };
	const struct packet_test *t;
	struct err e = { 0 };

	(void)state;
	assert_int_equal(packets_read(&a, "x.packets", span_of(text), &p, &e),
			 0);
	assert_int_equal(p.tests.n, 2);
	t = &p.tests.at[0];
	assert_int_equal(t->nr, 2);
	assert_int_equal(t->families, 0);
	assert_string_equal(t->rules.at[0].table, "filter");
	assert_string_equal(t->rules.at[0].words,
			    "-p icmp -m quotalen --min 200");
	assert_string_equal(t->sends.at[0].protocol, "icmp");
	assert_int_equal(t->sends.at[0].size, 400);
	assert_int_equal(t->sends.at[0].count, 2);
	assert_int_equal(t->expects.at[0].packets, 4);
	t = &p.tests.at[1];
	assert_true(t->veth);
	assert_int_equal(t->families, FAMILY_IPV6);
	assert_int_equal(t->rules.n, 3);
	assert_string_equal(t->rules.at[0].words,
			    "-m comment --comment \"a;b\" -j X --set 5");
	assert_int_equal(t->sends.at[0].port, 53);
	assert_int_equal(t->sends.n, 2);
	assert_int_equal(t->expects.at[0].rule, 1);
	assert_int_equal(packet_position(t, 1), 0);
	assert_int_equal(packet_position(t, t->expects.at[1].rule), 1);
}

/* The steps of a plan, by their first words. */
static void steps_of(struct arena *a, const char *text, struct buf *to)
{
	struct plugin plugin = { .families = FAMILY_IPV4 | FAMILY_IPV6 };
	struct image image = { .arena = a };
	CLEANUP_BUF struct buf steps;
	struct steps_plan plan = { .arena = a, .image = &image,
				   .steps = &steps };
	struct span rest, line;
	struct err e = { 0 };

	buf_init(&steps, LIMIT_TEXT);
	assert_int_equal(packets_read(a, "x", span_of(text), &plugin.packets,
				      &e), 0);
	plan_packets(&plan, &plugin);
	rest = buf_span(&steps);
	while (span_next_line(&rest, &line)) {
		size_t tool = span_rfind_char(line, '-');

		if (span_find(line, SPAN("\trestore\tip")) != SIZE_MAX &&
		    span_find(line, SPAN("\tlegacy\t")) != SIZE_MAX)
			buf_add_str(to, "restore ");
		else if (span_find(line, SPAN("tables-legacy-")) != SIZE_MAX)
			buf_printf(to, "%.7s ", line.p + tool + 1);
		else if (span_find(line, SPAN("\tsend\t")) != SIZE_MAX)
			buf_add_str(to, "send ");
	}
}

/* No rule of a test is there in the next one, nor when all are done. */
static void packets__empty_the_tables_once_where_the_next_does(void **state)
{
	static const struct { const char *text; unsigned int restores; } cases[] = {
		{ "family ipv4\nrule INPUT -m x\nsend icmp; expect counter 0\n", 2 },
		{ "family ipv4\nrule INPUT -m x\nsend icmp; expect counter 0\n\n"
		  "family ipv4\nrule INPUT -m y\nsend icmp; expect counter 0\n", 3 },
		{ "family ipv4\nrule INPUT -m x\nsend icmp; expect counter 0\n\n"
		  "family ipv6\nrule INPUT -m y\nsend icmp; expect counter 0\n", 4 },
		{ "family ipv4\nrule INPUT -m x\nsend icmp; expect counter 0\n\n"
		  "family ipv4\nrule mangle INPUT -m y\nsend icmp; expect counter 0\n", 4 },
		{ "family ipv4\nrule INPUT -m x\nsend icmp; expect counter 0\n\n"
		  "family ipv4\nrule mangle INPUT -j Y\nrule INPUT -m y\n"
		  "send icmp; expect counter 0\n", 3 },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		CLEANUP_BUF struct buf steps;
		unsigned int n = 0;
		struct span rest;
		size_t at;

		buf_init(&steps, LIMIT_TEXT);
		steps_of(&a, cases[i].text, &steps);
		rest = buf_span(&steps);
		while ((at = span_find(rest, SPAN("restore"))) != SIZE_MAX) {
			rest = span_from(rest, at + 1);
			n++;
		}
		if (n != cases[i].restores)
			fail_msg("case %zu: %s", i, steps.p);
	}
}

static void packets__of_a_bridge_come_over_it(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct plugin plugin = { .families = FAMILY_BRIDGE };
	struct image image = { .arena = &a };
	CLEANUP_BUF struct buf steps;
	struct steps_plan plan = { .arena = &a, .image = &image,
				   .steps = &steps };
	struct err e = { 0 };

	(void)state;
	buf_init(&steps, LIMIT_TEXT);
	assert_int_equal(packets_read(&a, "x",
				      SPAN("rule INPUT --a\nsend icmp count=2\n"
					   "expect counter 2\n\nfamily ipv6\n"
					   "rule INPUT --a\nsend udp port=9\n"
					   "expect counter 1\n"),
				      &plugin.packets, &e), 0);
	plan_packets(&plan, &plugin);
	assert_string_equal(steps.p,
			    "0\t-\tlo\n1\t-\tveth\tbridge\n"
			    "2\t-\trestore\tebtables\tnft\t/t/0\n"
			    "3\t-\tsend\tveth\tipv4\ticmp\t56\t2\t9\n"
			    "4\t-\trun\t\tebtables-nft-save\t-c\t-t\tfilter\n"
			    "5\t-\trestore\tebtables\tnft\t/t/1\n"
			    "6\t-\tsend\tveth\tipv6\tudp\t56\t1\t9\n"
			    "7\t-\trun\t\tebtables-nft-save\t-c\t-t\tfilter\n"
			    "8\t-\trestore\tebtables\tnft\t/t/2\n");
}

static void packets__say_where_a_line_is_wrong(void **state)
{
	static const struct { const char *text, *says; } cases[] = {
		{ "\nsned icmp", "x:2: want rule, send, expect, over or family, not 'sned icmp'" },
		{ "rule -m x", "x:1: 'rule' wants a chain" },
		{ "rule filter", "x:1: 'rule' wants a chain" },
		{ "send", "'send' wants icmp, udp or tcp" },
		{ "send icmp length=3", "not 'length=3'" },
		{ "send icmp size=65001", "want a number up to 65000" },
		{ "send icmp count=-1", "want a number up to 1000, not '-1'" },
		{ "send icmp\nexpect counter 1", "x:2: there is no such rule" },
		{ "rule A\nexpect counter 1 of 2", "x:2: there is no such rule" },
		{ "rule A\nexpect counter 1 of 0", "x:2: there is no such rule" },
		{ "rule A\nexpect counter many", "'expect' wants" },
		{ "rule A\nexpect mark 5", "'expect' wants" },
		{ "rule A\nsend icmp", "x:1: a test wants a rule" },
		{ "over there", "want loopback or veth, not 'there'" },
		{ "family ipx", "want ipv4 or ipv6, not 'ipx'" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct packets p = { .tests = { 0 } };
		struct err e = { 0 };

		assert_int_equal(packets_read(&a, "x", span_of(cases[i].text),
					      &p, &e), -1);
		if (!strstr(e.msg, cases[i].says))
			fail_msg("'%s' says '%s'", cases[i].text, e.msg);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(packets__are_read_as_their_paragraphs_say),
		cmocka_unit_test(
			packets__empty_the_tables_once_where_the_next_does),
		cmocka_unit_test(packets__of_a_bridge_come_over_it),
		cmocka_unit_test(packets__say_where_a_line_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
