// SPDX-License-Identifier: GPL-2.0-only
#include "model/project.h"

#include <string.h>

#define PROJECTS_MAX	24

/*
 * The longest sign that a path begins with decides. One that several projects
 * have is listed at each, the one with most patches first.
 */
static const struct project projects[] = {
	{ "nf-next", "nf", "linux",
	  "Documentation/ MAINTAINERS arch/ drivers/ fs/ include/net/ "
	  "include/trace/ include/uapi/ kernel/ lib/ mm/ net/ samples/ "
	  "security/ tools/testing/ tools/net/ tools/include/" },
	{ "nft", NULL, "nftables",
	  "doc/ doc/data-types.txt doc/libnftables doc/nft.txt "
	  "doc/payload-expression.txt doc/primary-expression.txt "
	  "doc/stateful-objects.txt doc/statements.txt files/ "
	  "include/cache.h include/datatype.h include/erec.h "
	  "include/expression.h include/json.h include/meta.h include/mnl.h "
	  "include/netlink.h include/nftables include/parser.h "
	  "include/payload.h include/proto.h include/rule.h "
	  "include/statement.h py/ src/cache.c src/cli.c src/cmd.c src/ct.c "
	  "src/datatype.c src/dccpopt.c src/erec.c src/evaluate.c "
	  "src/expression.c src/exthdr.c src/fib.c src/gmputil.c src/hash.c "
	  "src/iface.c src/intervals.c src/ipopt.c src/json.c "
	  "src/libnftables.c src/mergesort.c src/meta.c src/misspell.c "
	  "src/mnl.c src/monitor.c src/netlink src/netlink.c src/nfnl_osf.c "
	  "src/nftutils.c src/optimize.c src/osf.c src/owner.c src/parser_ "
	  "src/payload.c src/preprocess.c src/print.c src/proto.c src/rt.c "
	  "src/rule.c src/scanner.l src/sctp_chunk.c src/segtree.c "
	  "src/statement.c src/tcpopt.c src/time.c src/trace.c src/xfrm.c "
	  "src/xt.c tests/afl tests/build/ tests/json_echo/ tests/monitor/ "
	  "tests/py/ tests/shell/ tools/check-tree.sh tools/nftables" },
	{ "iptables", NULL, "iptables",
	  "etc/ extensions/generic.txlate extensions/GNUmakefile "
	  "extensions/libarpt_ extensions/libebt_ extensions/libip "
	  "extensions/libxt_ include/ip6tables include/iptables "
	  "include/libipt include/libiptc/ include/xtables iptables/ "
	  "iptables-test.py libipq/ libiptc/ libxtables/ utils/nfbpf "
	  "utils/nfnl_osf xlate-test.py" },
	{ "libnftnl", NULL, "libnftnl",
	  "examples/nft- include/expr_ops.h include/libnftnl/ include/obj.h "
	  "src/batch.c src/chain.c src/common.c src/expr src/flowtable.c "
	  "src/gen.c src/libnftnl.map src/obj/ src/object.c src/rule.c "
	  "src/ruleset.c src/set.c src/set_elem.c src/table.c src/trace.c "
	  "tests/nft-" },
	{ "libmnl", NULL, "libmnl",
	  "examples/genl examples/kobject examples/rtnl/ include/libmnl/ "
	  "src/attr.c src/callback.c src/internal.h src/libmnl.map" },
	{ "libnetfilter_queue", NULL, "libnetfilter_queue",
	  "examples/nf-queue.c include/libnetfilter_queue/ src/extra/ "
	  "src/internal.h src/libnetfilter_queue.c utils/nfqnl_test.c",
	  "pablo@netfilter.org" },
	{ "libnetfilter_log", NULL, "libnetfilter_log",
	  "include/libnetfilter_log/ src/libnetfilter_log.c "
	  "utils/nfulnl_test.c utils/ulog_test.c",
	  "pablo@netfilter.org" },
	{ "libnetfilter_conntrack", NULL, "libnetfilter_conntrack",
	  "include/internal/ include/libnetfilter_conntrack/ qa/ "
	  "src/conntrack/ src/expect/ tests/test_api.c utils/conntrack_ "
	  "utils/ctexp utils/expect_" },
	{ "libnetfilter_cttimeout", NULL, "libnetfilter_cttimeout",
	  "include/libnetfilter_cttimeout/ src/libnetfilter_cttimeout.c" },
	{ "libnetfilter_cthelper", NULL, "libnetfilter_cthelper",
	  "include/libnetfilter_cthelper/ src/libnetfilter_cthelper.c" },
	{ "libnetfilter_acct", NULL, "libnetfilter_acct",
	  "include/libnetfilter_acct/ src/libnetfilter_acct.c" },
	{ "libnfnetlink", NULL, "libnfnetlink",
	  "include/libnfnetlink/ src/libnfnetlink.c src/rtnl.c" },
	{ "ipset", NULL, "ipset",
	  "include/libipset/ kernel/include/ kernel/net/ lib/PROTOCOL "
	  "lib/data.c lib/errcode.c lib/ipset lib/mnl.c lib/parse.c "
	  "lib/print.c lib/session.c lib/types.c src/ipset "
	  "tests/check_klog tests/runtest.sh tests/sendip tests/setlist "
	  "utils/ipset" },
	{ "conntrack-tools", NULL, "conntrack-tools",
	  "conntrack.8 conntrackd doc/helper/ doc/manual/ doc/stats/ "
	  "doc/sync/ extensions/libct_ include/cache.h include/conntrackd.h "
	  "include/local.h include/netlink.h include/network.h "
	  "include/sync.h nfct.8 src/build.c src/cache.c src/channel "
	  "src/conntrack.c src/conntrackdctl.c src/external src/filter.c "
	  "src/hash.c src/helpers/ src/internal_ src/local.c "
	  "src/multichannel.c src/netlink.c src/network.c src/nfct "
	  "src/parse.c src/process.c src/read_config src/run.c src/sync- "
	  "src/vector.c tests/conntrack tests/cttools" },
	{ "ulogd2", NULL, "ulogd2",
	  "doc/ filter/ include/ulogd input/ output/ src/conffile.c src/ulogd.c "
	  "ulogd util/" },
	{ "xtables-addons", NULL, "xtables-addons",
	  "Makefile.iptrules.in Makefile.mans.in asn/ doc/ extensions/ACCOUNT/ "
	  "extensions/LUA/ extensions/compat_xtables extensions/libxt_CHAOS "
	  "extensions/libxt_DELUDE extensions/libxt_DHCPMAC "
	  "extensions/libxt_DNETMAP extensions/libxt_ECHO "
	  "extensions/libxt_IPMARK extensions/libxt_LOGMARK "
	  "extensions/libxt_PROTO extensions/libxt_SYSRQ "
	  "extensions/libxt_TARPIT extensions/libxt_asn "
	  "extensions/libxt_condition extensions/libxt_fuzzy "
	  "extensions/libxt_geoip extensions/libxt_gradm "
	  "extensions/libxt_iface extensions/libxt_ipp2p "
	  "extensions/libxt_ipv4options extensions/libxt_length2 "
	  "extensions/libxt_lscan extensions/libxt_psd "
	  "extensions/libxt_quota2 extensions/pknock/ extensions/xt_ geoip/ "
	  "mconfig xtables-addons",
	  "jengelh@inai.de" },
};

#define N_PROJECTS	(sizeof(projects) / sizeof(*projects))
_Static_assert(N_PROJECTS <= PROJECTS_MAX && PROJECTS_MAX <= 32,
	       "project_of_paths() has room, and owners_of() bits");

/* The length of the longest sign of @p that @path begins with. */
static size_t longest_sign(const struct project *p, struct span path)
{
	const char *sign = p->signs;
	size_t longest = 0;

	while (*sign) {
		size_t n = 0;

		while (n < path.len && sign[n] && sign[n] != ' ' &&
		       sign[n] == path.p[n])
			n++;
		if ((!sign[n] || sign[n] == ' ') && n > longest)
			longest = n;
		sign = strchrnul(sign + n, ' ');
		while (*sign == ' ')
			sign++;
	}
	return longest;
}

/* Those that have the longest sign of all, a bit for each of the table. */
static uint32_t owners_of(struct span path)
{
	uint32_t owners = 0;
	size_t longest = 0;

	for (size_t i = 0; i < N_PROJECTS; i++) {
		size_t len = longest_sign(&projects[i], path);

		if (len > longest) {
			owners = 0;
			longest = len;
		}
		if (len && len == longest)
			owners |= UINT32_C(1) << i;
	}
	return owners;
}

/* NULL where it is not just one. */
static const struct project *only_of(uint32_t owners)
{
	if (!owners || owners & (owners - 1))
		return NULL;
	return &projects[__builtin_ctz(owners)];
}

const struct project *project_of_path(struct span path)
{
	return only_of(owners_of(path));
}

const struct project *project_of_paths(const struct span *paths, size_t n)
{
	/* Files that several projects have decide between equals. */
	size_t votes[PROJECTS_MAX] = { 0 }, shared[PROJECTS_MAX] = { 0 };
	const struct project *found = NULL;
	size_t most = 0, most_shared = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t owners = owners_of(paths[i]);
		const struct project *p = only_of(owners);

		if (p)
			votes[p - projects]++;
		for (size_t k = 0; k < N_PROJECTS; k++)
			shared[k] += owners >> k & 1;
	}
	for (size_t i = 0; i < N_PROJECTS; i++) {
		if (votes[i] > most ||
		    (votes[i] == most && shared[i] > most_shared)) {
			found = &projects[i];
			most = votes[i];
			most_shared = shared[i];
		}
	}
	return found;
}

const struct project *project_by_name(struct span name)
{
	for (size_t i = 0; i < N_PROJECTS; i++) {
		const struct project *p = &projects[i];

		if (span_eq_nocase(name, span_of(p->tag)) ||
		    span_eq_nocase(name, span_of(p->name)) ||
		    (p->fixes_tag &&
		     span_eq_nocase(name, span_of(p->fixes_tag))))
			return p;
	}
	return NULL;
}

const struct project *project_by_url(struct span url, const char **tag)
{
	const struct project *p;
	struct span name;
	size_t at;

	*tag = NULL;
	while (span_ends(url, SPAN("/")))
		url.len--;
	if (span_ends(url, SPAN(".git")))
		url.len -= strlen(".git");
	at = span_rfind_char(url, '/');
	if (at == SIZE_MAX)
		at = span_rfind_char(url, ':');
	name = at == SIZE_MAX ? url : span_from(url, at + 1);
	if (span_eq_nocase(name, SPAN("net")))
		name = SPAN("nf");
	else if (span_eq_nocase(name, SPAN("net-next")))
		name = SPAN("nf-next");
	p = project_by_name(name);
	if (p && p->fixes_tag && span_eq_nocase(name, span_of(p->tag)))
		*tag = p->tag;
	else if (p && p->fixes_tag && span_eq_nocase(name, span_of(p->fixes_tag)))
		*tag = p->fixes_tag;
	return p;
}

const char *project_tag(const struct project *p, bool is_fix)
{
	return is_fix && p->fixes_tag ? p->fixes_tag : p->tag;
}
