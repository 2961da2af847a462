// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/maintainers.h"

static const char text[] =
	"List of maintainers\n"
	"===================\n"
	"\n"
	"Descriptions of section entries\n"
	"-------------------------------\n"
	"\n"
	"	M: *Mail* patches to: FullName <address@domain>\n"
	"	F: *Files* and directories\n"
	"\n"
	"Maintainers List\n"
	"----------------\n"
	"\n"
	"PACKET FILTER\n"
	"M:	Nora One <nora@example.org>\n"
	"R:	Ruth Two <ruth@example.org>\n"
	"L:	netfilter-devel@vger.kernel.org\n"
	"S:	Maintained\n"
	"F:	include/linux/netfilter*\n"
	"F:	include/net/netfilter/\n"
	"F:	net/*/netfilter.c\n"
	"F:	net/*/netfilter/\n"
	"F:	net/netfilter\n"
	"X:	net/netfilter/ipvs/\n"
	"\n"
	"VIRTUAL SERVERS\n"
	"M:	Sam Three <sam@example.org>\n"
	"N:	(^|/)ip_?vs\n"
	"K:	\\bip_vs_[a-z]+\n"
	"K:	(?:broken\n"
	"\n"
	"THE REST\n"
	"L:	linux-kernel@vger.kernel.org\n"
	"F:	*\n"
	"F:	*/\n";

static void maintainers__are_entries_with_a_title(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct maintainers m;

	(void)state;
	maintainers_parse(&a, span_of(text), &m);
	assert_int_equal(m.entries.n, 3);
	assert_span(m.entries.at[0].title, "PACKET FILTER");
	assert_int_equal(m.entries.at[0].fields.n, 10);
	assert_span(m.entries.at[0].fields.at[1].value,
		    "Ruth Two <ruth@example.org>");
	assert_non_null(maintained_find(&m.entries.at[0], 'L',
					SPAN("Netfilter-Devel")));
	assert_null(maintained_find(&m.entries.at[0], 'M', SPAN("Ruth")));
	assert_true(maintained_is_rest(&m.entries.at[2]));
	assert_false(maintained_is_rest(&m.entries.at[0]));
}

static void maintained__files_are_those_that_its_patterns_say(void **state)
{
	static const struct { const char *path; bool filter, servers; } cases[] = {
		{ "include/linux/netfilter.h", true, false },
		{ "include/linux/netfilter_ipv4.h", true, false },
		{ "include/linux/netfilter/x_tables.h", false, false },
		{ "include/net/netfilter/ipv4/nf_dup.h", true, false },
		{ "net/bridge/netfilter/ebt_arp.c", true, false },
		{ "net/ipv4/netfilter.c", true, false },
		{ "net/netfilter/xt_quota.c", true, false },
		{ "net/netfilter.c", true, false },
		{ "net/netfilterx/a.c", false, false },
		{ "net/netfilter/ipvs/ip_vs_core.c", false, true },
		{ "include/net/ip_vs.h", false, true },
		{ "net/core/dev.c", false, false },
		{ "", false, false },
	};
	CLEANUP_ARENA struct arena a = { 0 };
	struct maintainers m;

	(void)state;
	maintainers_parse(&a, span_of(text), &m);
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct span path = span_of(cases[i].path);

		if (!maintained_match(&m.entries.at[0], path) ==
		    cases[i].filter ||
		    !maintained_match(&m.entries.at[1], path) ==
		    cases[i].servers)
			fail_msg("%s", cases[i].path);
	}
}

static bool finds(const struct maintained *m, struct span in)
{
	return maintained_has_text(m, &in, 1);
}

static void maintained__text_is_what_its_keywords_find(void **state)
{
	const struct span several[] = {
		SPAN("none"), SPAN(""), SPAN("x = ip_vs_conn_put(cp)"),
	};
	CLEANUP_ARENA struct arena a = { 0 };
	struct maintainers m;

	(void)state;
	maintainers_parse(&a, span_of(text), &m);
	assert_true(finds(&m.entries.at[1],
			  SPAN("a\n+	ip_vs_conn_put(cp);\n")));
	assert_false(finds(&m.entries.at[1], SPAN("+	ip_vs_(cp);\n")));
	assert_false(finds(&m.entries.at[0], SPAN("ip_vs_a")));
	assert_false(finds(&m.entries.at[1], SPAN("")));
	assert_true(maintained_has_text(&m.entries.at[1], several, 3));
	assert_false(maintained_has_text(&m.entries.at[1], NULL, 0));
}

static void maintainers__of_any_bytes_are_some_or_none(void **state)
{
	static const char *const cases[] = {
		"", "\n", "M:\tnobody\n", "A\n", "A\nM:\n", "A\n\nM:\tb\n",
		"A\nB\nM:\tb", "\377\nF:\t*****************************x\n",
	};
	CLEANUP_ARENA struct arena a = { 0 };
	struct maintainers m;

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		maintainers_parse(&a, span_of(cases[i]), &m);
	assert_int_equal(m.entries.n, 1);
	assert_int_equal(maintained_match(&m.entries.at[0],
					  SPAN("aaaaaaaaaaaaaaaaaaaaaaaaaa")),
			 0);
}

static void maintained__match_is_deeper_the_closer_the_pattern(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct maintainers m;

	(void)state;
	maintainers_parse(&a, span_of(text), &m);
	assert_int_equal(maintained_match(&m.entries.at[0],
					  SPAN("net/netfilter/a.c")), 2);
	assert_int_equal(maintained_match(&m.entries.at[0],
					  SPAN("net/ipv4/netfilter/a.c")), 4);
	assert_int_equal(maintained_match(&m.entries.at[1],
					  SPAN("net/netfilter/ipvs/ip_vs.c")),
			 1);
}

static void maintained__address_is_what_stands_in_brackets(void **state)
{
	(void)state;
	assert_span(maintained_address(SPAN("Nora <n@e.org>")), "n@e.org");
	assert_span(maintained_address(SPAN("l@e.org (moderated)")), "l@e.org");
	assert_span(maintained_address(SPAN("")), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(maintainers__are_entries_with_a_title),
		cmocka_unit_test(
			maintained__files_are_those_that_its_patterns_say),
		cmocka_unit_test(maintained__text_is_what_its_keywords_find),
		cmocka_unit_test(
			maintained__match_is_deeper_the_closer_the_pattern),
		cmocka_unit_test(
			maintained__address_is_what_stands_in_brackets),
		cmocka_unit_test(maintainers__of_any_bytes_are_some_or_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
