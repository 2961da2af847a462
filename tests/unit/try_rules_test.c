// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/limits.h"
#include "model/family.h"
#include "try/plan.h"
#include "try/rules.h"

static void rules__are_read_with_their_place(void **state)
{
	static const char text[] =
		"# comment\n"
		":INPUT,OUTPUT\n"
		"-m x --min 1;=;OK\n"
		"-m x --min 01;-m x --min 1;OK\n"
		"\n"
		"@nft flush ruleset\n"
		"*mangle\n"
		":PREROUTING\n"
		"  -j X ; ; FAIL\n"
		";=;OK\n";
	CLEANUP_ARENA struct arena a = { 0 };
	struct rules r = { .lines = { 0 } };
	struct err e = { 0 };

	(void)state;
	assert_int_equal(rules_read(&a, "x.t", span_of(text), &r, &e), 0);
	assert_int_equal(r.lines.n, 4);
	assert_int_equal(r.left_out.n, 1);
	assert_string_equal(r.left_out.at[0].text, "@nft flush ruleset");
	assert_int_equal(r.left_out.at[0].nr, 6);
	assert_string_equal(r.lines.at[0].table, "filter");
	assert_string_equal(r.lines.at[0].chains, "INPUT,OUTPUT");
	assert_string_equal(r.lines.at[0].listing, "-m x --min 1");
	assert_true(r.lines.at[0].ok);
	assert_string_equal(r.lines.at[1].listing, "-m x --min 1");
	assert_int_equal(r.lines.at[1].nr, 4);
	assert_string_equal(r.lines.at[2].table, "mangle");
	assert_string_equal(r.lines.at[2].rule, "-j X");
	assert_false(r.lines.at[2].ok);
	assert_string_equal(r.lines.at[3].rule, "");
}

static void rules__say_where_a_line_is_wrong(void **state)
{
	static const struct { const char *text, *says; } cases[] = {
		{ "-m x;=;OK\n", "x.t:1: a rule before ':CHAIN'" },
		{ ":INPUT\n-m x\n", "x.t:2: want RULE;LISTING;OK" },
		{ ":INPUT\n-m x;=;MAYBE\n", "x.t:2: the third part" },
		{ ":INPUT\n-m x;=;OK;NTF\n", "x.t:2: the fourth part" },
		{ ":INPUT\n-m x;=;OK;NFT;NO\n", "x.t:2: the fourth part" },
		{ ":IN PUT\n", "x.t:1: no name of a chain" },
		{ ":INPUT,\n", "x.t:1: no name of a chain" },
		{ "*\n", "x.t:1: no name of a chain or table" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct rules r = { .lines = { 0 } };
		struct err e = { 0 };

		assert_int_equal(rules_read(&a, "x.t", span_of(cases[i].text),
					    &r, &e), -1);
		assert_int_equal(e.code, ERR_SYNTAX);
		assert_non_null(strstr(e.msg, cases[i].says));
	}
}

static void rules__with_an_address_are_of_its_family(void **state)
{
	static const char text[] =
		":INPUT\n"
		"-s 192.0.2.0/24 -m x;=;OK\n"
		"-m x --to 2001:db8::1;=;OK\n"
		"-m x --min 1/2;=;OK\n"
		"-s 192.0.2.0/33;;FAIL\n"
		"-m x --set;-m x --set --mask 255.255.255.255;OK\n";
	static const unsigned int families[] = { FAMILY_IPV4, FAMILY_IPV6, 0,
						 FAMILY_IPV4, FAMILY_IPV4 };
	CLEANUP_ARENA struct arena a = { 0 };
	struct rules r = { .lines = { 0 } };
	struct err e = { 0 };

	(void)state;
	assert_int_equal(rules_read(&a, "x.t", span_of(text), &r, &e), 0);
	assert_int_equal(r.lines.n, NELEMS(families));
	for (size_t i = 0; i < r.lines.n; i++)
		assert_int_equal(r.lines.at[i].families, families[i]);
}

static void rules__of_one_back_end_are_another_on_the_other(void **state)
{
	static const char text[] =
		":INPUT\n"
		"-m x --min 1;=;OK;LEGACY\n"
		"-m x --min 2;=;OK;LEGACY;NOMATCH\n"
		"-m x --min 3;;FAIL;NFT\n"
		"-m x --min 4;=;OK\n";
	static const struct {
		const char *backend;
		bool ok, listed;
	} wants[] = {
		{ "legacy", true, true }, { "nft", false, true },
		{ "legacy", true, true }, { "nft", true, false },
		{ "nft", false, true }, { "legacy", true, false },
		{ NULL, true, true },
	};
	CLEANUP_ARENA struct arena a = { 0 };
	struct rules r = { .lines = { 0 } };
	struct err e = { 0 };

	(void)state;
	assert_int_equal(rules_read(&a, "x.t", span_of(text), &r, &e), 0);
	assert_int_equal(r.lines.n, NELEMS(wants));
	for (size_t i = 0; i < r.lines.n; i++) {
		const struct rule_line *line = &r.lines.at[i];

		assert_int_equal(line->ok, wants[i].ok);
		assert_int_equal(!!line->listing, wants[i].listed);
		if (wants[i].backend)
			assert_string_equal(line->backend, wants[i].backend);
		else
			assert_null(line->backend);
	}
}

static void rules__of_commands_leave_out_what_is_none_and_say_so(void **state)
{
	static const char text[] =
		"# don't mind: this is a comment\n"
		"#iptables -A INPUT -j DROP\n"
		"# iptables -A INPUT -m x --min 1\n"
		"$ ip6tables -t mangle -I OUTPUT 1 -j X\n"
		"ipset create s hash:ip\n"
		"iptables -N other\n";
	CLEANUP_ARENA struct arena a = { 0 };
	struct rules r = { .lines = { 0 } };
	struct err e = { 0 };

	(void)state;
	assert_int_equal(rules_read_commands(&a, "f", span_of(text), &r, &e),
			 0);
	assert_int_equal(r.lines.n, 2);
	assert_string_equal(r.lines.at[0].rule, "-m x --min 1");
	assert_string_equal(r.lines.at[1].chains, "OUTPUT");
	assert_int_equal(r.left_out.n, 2);
	assert_string_equal(r.left_out.at[0].text, "ipset create s hash:ip");
	assert_int_equal(r.left_out.at[1].nr, 6);
}

static void rules__of_commands_are_read_in_all_their_forms(void **state)
{
	static const struct { const char *text, *table, *chain, *rule; }
	cases[] = {
		{ "iptables -w -A INPUT -j X", "filter", "INPUT", "-j X" },
		{ "iptables -w 5 -A INPUT -j X", "filter", "INPUT", "-j X" },
		{ "iptables -w5 -A INPUT -j X", "filter", "INPUT", "-j X" },
		{ "iptables -A INPUT -j X --wait", "filter", "INPUT", "-j X" },
		{ "iptables -A INPUT --wait 5 -j X", "filter", "INPUT", "-j X" },
		{ "iptables --wait=5 -W 100 -A INPUT -j X", "filter", "INPUT",
		  "-j X" },
		{ "iptables -A INPUT --wait-interval 9 -j X", "filter", "INPUT",
		  "-j X" },
		{ "iptables --table=mangle -A INPUT -j X", "mangle", "INPUT",
		  "-j X" },
		{ "iptables -tmangle -AINPUT -j X", "mangle", "INPUT", "-j X" },
		{ "iptables --append=INPUT -j X", "filter", "INPUT", "-j X" },
		{ "iptables --insert=INPUT 2 -j X", "filter", "INPUT", "-j X" },
		{ "iptables -IINPUT 2 -j X # don't", "filter", "INPUT", "-j X" },
		{ "iptables -A INPUT -m x --s '$a|b' --t \"c;#\" --u d#",
		  "filter", "INPUT", "-m x --s $a|b --t \"c;#\" --u d#" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct rules r = { .lines = { 0 } };
		struct err e = { 0 };

		assert_int_equal(rules_read_commands(&a, "f",
						     span_of(cases[i].text),
						     &r, &e), 0);
		assert_int_equal(r.lines.n, 1);
		assert_string_equal(r.lines.at[0].table, cases[i].table);
		assert_string_equal(r.lines.at[0].chains, cases[i].chain);
		assert_string_equal(r.lines.at[0].rule, cases[i].rule);
	}
}

static void rules__that_a_shell_would_change_are_left_out(void **state)
{
	static const char text[] =
		"iptables -A INPUT -s $NET -j X\n"
		"iptables -A INPUT -s \"$NET\" -j X\n"
		"iptables -C INPUT -j X || iptables -A INPUT -j X\n"
		"iptables -A INPUT -j X 2>/dev/null\n"
		"iptables -A INPUT -j X; iptables -A OUTPUT -j X\n"
		"iptables -A INPUT -s `cat net` -j X\n"
		"$IPTABLES -A INPUT -j X\n";
	CLEANUP_ARENA struct arena a = { 0 };
	struct rules r = { .lines = { 0 } };
	struct err e = { 0 };

	(void)state;
	assert_int_equal(rules_read_commands(&a, "f", span_of(text), &r, &e),
			 0);
	assert_int_equal(r.lines.n, 0);
	assert_int_equal(r.left_out.n, 7);
	for (size_t i = 0; i < 6; i++)
		assert_true(r.left_out.at[i].for_shell);
	assert_false(r.left_out.at[6].for_shell);
}

static void rule__words_are_those_of_a_shell_and_of_restore(void **state)
{
	static const struct { const char *rule, *last, *restore; } cases[] = {
		{ "-m x --min 1", "1", " -m x --min 1" },
		{ "--string 'a b'", "a b", " --string \"a b\"" },
		{ "--string \"a\\\"b\"", "a\"b", " --string \"a\\\"b\"" },
		{ "--hex-string |0a|", "|0a|", " --hex-string |0a|" },
		{ "--name \"\"", "", " --name \"\"" },
		{ "a\\ b", "a b", " \"a b\"" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		CLEANUP_BUF struct buf text;
		const char *words[RULE_WORDS];
		size_t n;

		buf_init(&text, LIMIT_TEXT);
		assert_true(rule_words(&a, span_of(cases[i].rule), words,
				       RULE_WORDS, &n));
		assert_string_equal(words[n - 1], cases[i].last);
		assert_null(words[n]);
		assert_true(rule_for_restore(&a, span_of(cases[i].rule),
					     &text));
		assert_span(buf_span(&text), cases[i].restore);
	}
}

static void rule__words_must_end(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	const char *words[3];
	size_t n;

	(void)state;
	assert_false(rule_words(&a, SPAN("'a"), words, 3, &n));
	assert_false(rule_words(&a, SPAN("\"a"), words, 3, &n));
	assert_false(rule_words(&a, SPAN("a\\"), words, 3, &n));
	assert_false(rule_words(&a, SPAN("a b c"), words, 3, &n));
	assert_true(rule_words(&a, SPAN("a b"), words, 3, &n));
	assert_int_equal(n, 2);
}

static void table__has_own_chains_first_and_rules_in_all_of_them(void **state)
{
	static const struct rule_line lines[] = {
		{ .table = "mangle", .chains = "INPUT,MINE", .rule = "-m x" },
		{ .table = "mangle", .chains = "MINE", .rule = "-m y 'a b'" },
	};
	const struct rule_line *rules[] = { &lines[0], &lines[1] };
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	assert_span(plan_table(&a, rules, 2, 1),
		    "*mangle\n:MINE - [0:0]\n-A INPUT -m x\n-A MINE -m x\n"
		    "-A MINE -m y \"a b\"\nCOMMIT\n");
	assert_span(plan_table(&a, rules, 1, 2),
		    "*mangle\n:MINE - [0:0]\n-A INPUT -m x\n-A INPUT -m x\n"
		    "-A MINE -m x\n-A MINE -m x\nCOMMIT\n");
}

/* Once each, nothing would grow by the three quarters of a leak. */
static void leaks__are_looked_for_in_some_of_very_many_rules(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct plugin plugin = { .families = FAMILY_IPV4 };
	struct image image = { .arena = &a };
	CLEANUP_BUF struct buf steps;
	struct steps_plan p = { .arena = &a, .image = &image, .steps = &steps };
	struct rule_line rule = { .table = "filter", .chains = "INPUT",
				  .rule = "-m x", .ok = true };
	struct span list, line;
	unsigned int leaks = 0;

	(void)state;
	buf_init(&steps, LIMIT_TEXT);
	for (int i = 0; i < LIMIT_RULES; i++)
		*VEC_ADD(&a, &plugin.rules.lines) = rule;
	plan_leaks(&p, &plugin);
	list = buf_span(&steps);
	while (span_next_line(&list, &line)) {
		size_t tab = span_rfind_char(line, '\t');
		uint64_t times;

		assert_true(span_find(line, SPAN("\tleak\t")) != SIZE_MAX);
		assert_true(span_number(span_from(line, tab + 1), 10, 9999,
					&times));
		assert_in_range(times, 4, 400);
		leaks++;
	}
	assert_true(leaks > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules__are_read_with_their_place),
		cmocka_unit_test(rules__say_where_a_line_is_wrong),
		cmocka_unit_test(rules__with_an_address_are_of_its_family),
		cmocka_unit_test(
			rules__of_one_back_end_are_another_on_the_other),
		cmocka_unit_test(
			rules__of_commands_leave_out_what_is_none_and_say_so),
		cmocka_unit_test(
			rules__of_commands_are_read_in_all_their_forms),
		cmocka_unit_test(rules__that_a_shell_would_change_are_left_out),
		cmocka_unit_test(
			rule__words_are_those_of_a_shell_and_of_restore),
		cmocka_unit_test(rule__words_must_end),
		cmocka_unit_test(
			table__has_own_chains_first_and_rules_in_all_of_them),
		cmocka_unit_test(
			leaks__are_looked_for_in_some_of_very_many_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
