// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/companion.h"
#include "model/file_kind.h"
#include "model/words.h"

#define SELFTESTS	"tools/testing/selftests/net/netfilter/"

/* What a script says where it needs the option. */
static const struct need {
	const char *words, *option;
} needs[] = {
	{ "type bond", "BONDING" },
	{ "type bridge", "BRIDGE" },
	{ "type dummy", "DUMMY" },
	{ "type geneve", "GENEVE" },
	{ "type gre", "NET_IPGRE" },
	{ "type ifb", "IFB" },
	{ "type ipip", "NET_IPIP" },
	{ "type ip6tnl", "IPV6_TUNNEL" },
	{ "type ipvlan", "IPVLAN" },
	{ "type macvlan", "MACVLAN" },
	{ "type sit", "IPV6_SIT" },
	{ "type veth", "VETH" },
	{ "type vlan", "VLAN_8021Q" },
	{ "type vrf", "NET_VRF" },
	{ "type vxlan", "VXLAN" },
	{ "type wireguard", "WIREGUARD" },
	{ "type xfrm", "XFRM_INTERFACE" },
	{ "root netem", "NET_SCH_NETEM" },
	{ "root htb", "NET_SCH_HTB" },
	{ "ipvsadm -A", "IP_VS" },
	{ "-m cgroup", "NETFILTER_XT_MATCH_CGROUP" },
	{ "-m comment", "NETFILTER_XT_MATCH_COMMENT" },
	{ "-m connbytes", "NETFILTER_XT_MATCH_CONNBYTES" },
	{ "-m connlimit", "NETFILTER_XT_MATCH_CONNLIMIT" },
	{ "-m conntrack", "NETFILTER_XT_MATCH_CONNTRACK" },
	{ "-m hashlimit", "NETFILTER_XT_MATCH_HASHLIMIT" },
	{ "-m limit", "NETFILTER_XT_MATCH_LIMIT" },
	{ "-m recent", "NETFILTER_XT_MATCH_RECENT" },
	{ "-m rpfilter", "IP_NF_MATCH_RPFILTER" },
	{ "-m state", "NETFILTER_XT_MATCH_STATE" },
	{ "-m string", "NETFILTER_XT_MATCH_STRING" },
	{ "-m u32", "NETFILTER_XT_MATCH_U32" },
	{ "-j REDIRECT", "NETFILTER_XT_TARGET_REDIRECT" },
	{ "-j TCPMSS", "NETFILTER_XT_TARGET_TCPMSS" },
	{ "-j TPROXY", "NETFILTER_XT_TARGET_TPROXY" },
	{ "-j TRACE", "NETFILTER_XT_TARGET_TRACE" },
	{ "ct count over", "NFT_CONNLIMIT" },
	{ "fib daddr", "NFT_FIB" },
	{ "fib saddr", "NFT_FIB" },
	{ "flow add @", "NFT_FLOW_OFFLOAD" },
	{ "flow offload @", "NFT_FLOW_OFFLOAD" },
	{ "jhash", "NFT_HASH" },
	{ "symhash mod", "NFT_HASH" },
	{ "limit rate", "NFT_LIMIT" },
	{ "numgen inc", "NFT_NUMGEN" },
	{ "numgen random", "NFT_NUMGEN" },
	{ "osf name", "NFT_OSF" },
	{ "queue num", "NFT_QUEUE" },
	{ "queue to", "NFT_QUEUE" },
	{ "quota over", "NFT_QUOTA" },
	{ "socket transparent", "NFT_SOCKET" },
	{ "synproxy mss", "NFT_SYNPROXY" },
	{ "tproxy ip", "NFT_TPROXY" },
	{ "tproxy to", "NFT_TPROXY" },
};

#define N_NEEDS	(sizeof(needs) / sizeof(*needs))

static bool has_path(struct span path, bool of_script)
{
	return span_starts(path, SPAN(SELFTESTS)) &&
	       span_ends(path, SPAN(".sh")) == of_script;
}

static bool is_selftest(const struct file_diff *f, const void *context)
{
	(void)context;
	return has_path(f->path, true) ||
	       (has_path(f->path, false) && span_ends(f->path, SPAN(".c")));
}

/* A list of options, "config", that gets this one: "CONFIG_X=". */
static bool gets_option(const struct file_diff *f, const void *context)
{
	return span_eq(path_base(f->path), SPAN("config")) &&
	       path_is_below(f->path, SPAN("tools/testing/selftests")) &&
	       file_adds(f, span_of(context));
}

static const char *setting(struct report *to, struct span option)
{
	return arena_printf(report_arena(to), "CONFIG_" SPAN_FMT "=",
			    SPAN_ARG(option));
}

/* The first line that is added and says so, from a word's start; or empty. */
static struct span find_need(const struct file_diff *f, struct span words)
{
	for (size_t i = 0; i < f->hunks.n; i++)
		for (size_t j = 0; j < f->hunks.at[i].lines.n; j++) {
			const struct diff_line *l = &f->hunks.at[i].lines.at[j];
			size_t at = span_find(l->text, words);
			struct span rest;

			if (l->kind != DIFF_ADDED || at == SIZE_MAX ||
			    span_starts(span_trim_left(l->text), SPAN("#")))
				continue;
			rest = span_from(l->text, at);
			if ((!at || !char_is_word(l->text.p[at - 1])) &&
			    !word_len(span_from(rest, words.len)))
				return span_first(rest, words.len);
		}
	return (struct span){ 0 };
}

/* With the list of the tree at hand: what a script uses must be in it. */
static void look_at_script(struct report *to, const struct series *s,
			   const struct file_diff *f)
{
	const struct upstream *tree = report_upstream(to);
	struct span list;

	if (!tree || !tree->file(tree->context, report_arena(to),
				 SPAN(SELFTESTS "config"), &list))
		return;
	for (size_t i = 0; i < N_NEEDS; i++) {
		struct span at = find_need(f, span_of(needs[i].words));
		const char *option;

		if (!at.len)
			continue;
		option = setting(to, span_of(needs[i].option));
		if (span_find(list, span_of(option)) == SIZE_MAX &&
		    !series_find(s, gets_option, option))
			report(to, at, "'%s' needs CONFIG_%s, which is not in "
			       SELFTESTS "config", needs[i].words,
			       needs[i].option);
	}
}

/* "config NFT_X", and a line that asks for it: "tristate "..."". */
static struct span new_option(const struct hunk *h, size_t *next)
{
	for (size_t i = *next; i + 1 < h->lines.n; i++) {
		struct span name = h->lines.at[i].text;
		struct span type = span_trim_left(h->lines.at[i + 1].text);

		if (h->lines.at[i].kind != DIFF_ADDED ||
		    !span_skip(&name, SPAN("config ")) ||
		    !(span_starts(type, SPAN("tristate \"")) ||
		      span_starts(type, SPAN("bool \""))))
			continue;
		*next = i + 1;
		return span_trim(name);
	}
	return (struct span){ 0 };
}

/* A new option cannot be there yet, so no tree is needed. */
static void look_at_options(struct report *to, const struct series *s,
			    const struct file_diff *f)
{
	if (!series_find(s, is_selftest, NULL))
		return;
	for (size_t i = 0; i < f->hunks.n; i++) {
		size_t next = 0;
		struct span name;

		while ((name = new_option(&f->hunks.at[i], &next)).len)
			if (!series_find(s, gets_option, setting(to, name)))
				report(to, name, "a selftest comes with "
				       SPAN_FMT ", which is added to no config "
				       "of the selftests", SPAN_ARG(name));
	}
}

static void look(struct report *to, const struct series *s,
		 const struct file_diff *f, struct span at)
{
	(void)at;
	if (has_path(f->path, true))
		look_at_script(to, s, f);
	else if (f->kind == FILE_KCONFIG)
		look_at_options(to, s, f);
}

static void series(struct report *to, const struct series *s)
{
	each_companion(to, s, look);
}

const struct rule rule_nf_selftest_config = {
	.name = "NF_SELFTEST_CONFIG",
	.summary = "a selftest needs an option that its config does not have",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
