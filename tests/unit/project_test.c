// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/project.h"

static const char *tag_of(const struct project *p)
{
	return p ? p->tag : "-";
}

static void project__is_known_by_files_that_only_it_has(void **state)
{
	static const struct { const char *path, *tag; } cases[] = {
		{ "net/netfilter/xt_quota.c", "nf-next" },
		{ "tools/testing/selftests/net/netfilter/nft_nat.sh", "nf-next" },
		{ "extensions/libxt_quota.c", "iptables" },
		{ "extensions/xt_geoip.c", "xtables-addons" },
		{ "extensions/libct_proto_tcp.c", "conntrack-tools" },
		{ "src/parser_bison.y", "nft" },
		{ "src/set.c", "libnftnl" },
		{ "src/rule.c", "-" },		/* nft and libnftnl */
		{ "src/trace.c", "-" },
		{ "src/cache.c", "-" },		/* nft and conntrack-tools */
		{ "src/hash.c", "-" },
		{ "src/netlink.c", "-" },
		{ "include/netlink.h", "-" },
		{ "src/netlink_linearize.c", "nft" },
		{ "src/internal.h", "-" },	/* libmnl and libnetfilter_queue */
		{ "src/internal_cache.c", "conntrack-tools" },
		{ "doc/README", "-" },
		{ "extensions/libxt_geoip.man", "xtables-addons" },
		{ "extensions/libxt_length.c", "iptables" },
		{ "extensions/libxt_length2.c", "xtables-addons" },
		{ "src/set_elem.c", "libnftnl" },
		{ "doc/sync/alarm/README", "conntrack-tools" },
		{ "doc/nft.txt", "nft" },
		{ "kernel/net/netfilter/ipset/ip_set_core.c", "ipset" },
		{ "kernel/sched/core.c", "nf-next" },
		{ "src/Makefile.am", "-" },
		{ "include/linux/netfilter/nf_tables.h", "-" },
		{ "", "-" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++)
		assert_string_equal(
			tag_of(project_of_path(span_of(cases[i].path))),
			cases[i].tag);
}

static void project__of_a_patch_is_what_most_files_say(void **state)
{
	const struct span paths[] = {
		SPAN("include/linux/netfilter.h"), SPAN("net/netfilter/core.c"),
		SPAN("net/ipv4/ip_output.c"), SPAN("src/rule.c"),
	};
	const struct span both[] = { SPAN("src/rule.c"), SPAN("src/set.c") };
	const struct span equal[] = {
		SPAN("src/conntrack.c"), SPAN("src/set.c"), SPAN("src/trace.c"),
	};

	(void)state;
	assert_string_equal(tag_of(project_of_paths(paths, 4)), "nf-next");
	/* Of two that have such a file it is the one with more patches. */
	assert_string_equal(tag_of(project_of_paths(&paths[3], 1)), "nft");
	assert_string_equal(tag_of(project_of_paths(both, 2)), "libnftnl");
	assert_string_equal(tag_of(project_of_paths(equal, 3)), "libnftnl");
	assert_null(project_of_paths(paths, 1));
	assert_null(project_of_paths(paths, 0));
}

static void project__fixes_go_to_nf(void **state)
{
	const struct project *kernel = project_by_name(SPAN("nf"));
	const struct project *nft = project_by_name(SPAN("nftables"));

	(void)state;
	assert_string_equal(project_tag(kernel, true), "nf");
	assert_string_equal(project_tag(kernel, false), "nf-next");
	assert_string_equal(project_tag(nft, true), "nft");
	assert_null(project_by_name(SPAN("nosuch")));
}

static void project__is_known_by_the_address_of_its_repository(void **state)
{
	static const struct { const char *url, *project, *tag; } cases[] = {
		{ "https://git.netfilter.org/nftables", "nft", "-" },
		{ "git://git.netfilter.org/iptables.git/", "iptables", "-" },
		{ "git@example.org:nora/nf-next.git", "nf-next", "nf-next" },
		{ "git@example.org:nf", "nf-next", "nf" },
		{ "https://git.kernel.org/pub/scm/linux/kernel/git/netfilter/nf.git",
		  "nf-next", "nf" },
		{ "https://git.kernel.org/pub/scm/linux/kernel/git/netdev/net-next.git",
		  "nf-next", "nf-next" },
		{ "git://git.kernel.org/pub/scm/linux/kernel/git/netdev/net.git/",
		  "nf-next", "nf" },
		{ "/home/nora/linux", "nf-next", "-" },
		{ "/home/nora/iptables-old", "-", "-" },
		{ "", "-", "-" },
		{ "/", "-", "-" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		const char *tag;
		const struct project *p;

		p = project_by_url(span_of(cases[i].url), &tag);
		assert_string_equal(tag_of(p), cases[i].project);
		assert_string_equal(tag ? tag : "-", cases[i].tag);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(project__is_known_by_files_that_only_it_has),
		cmocka_unit_test(project__of_a_patch_is_what_most_files_say),
		cmocka_unit_test(project__fixes_go_to_nf),
		cmocka_unit_test(project__is_known_by_the_address_of_its_repository),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
