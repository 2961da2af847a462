// SPDX-License-Identifier: GPL-2.0-only
#include "model/tree.h"

#include "base/path.h"

struct tree_name {
	const char *name;
	enum tree_kind kind;
};

static const struct tree_name names[] = {
	{ "nf", TREE_FIXES }, { "nf-next", TREE_NEXT },
	{ "net", TREE_FIXES }, { "net-next", TREE_NEXT },
	{ "ipvs", TREE_FIXES }, { "ipvs-next", TREE_NEXT },
	{ "bpf", TREE_FIXES }, { "bpf-next", TREE_NEXT },
	{ "stable", TREE_KERNEL }, { "-stable", TREE_KERNEL },
	{ "AUTOSEL", TREE_KERNEL }, { "linux-next", TREE_KERNEL },
	{ "next", TREE_NEXT },
	{ "iptables", TREE_USERSPACE }, { "iptables-nft", TREE_USERSPACE },
	{ "xtables-nft", TREE_USERSPACE }, { "ebtables", TREE_USERSPACE },
	{ "ebtables-nft", TREE_USERSPACE }, { "arptables", TREE_USERSPACE },
	{ "xtables-addons", TREE_USERSPACE },
	{ "nft", TREE_USERSPACE }, { "nftables", TREE_USERSPACE },
	{ "ipset", TREE_USERSPACE },
	{ "conntrack", TREE_USERSPACE }, { "conntrackd", TREE_USERSPACE },
	{ "conntrack-tools", TREE_USERSPACE },
	{ "ulogd", TREE_USERSPACE }, { "ulogd2", TREE_USERSPACE },
	{ "libmnl", TREE_USERSPACE }, { "libnftnl", TREE_USERSPACE },
	{ "libnfnetlink", TREE_USERSPACE },
	{ "libnetfilter_acct", TREE_USERSPACE },
	{ "libnetfilter_conntrack", TREE_USERSPACE },
	{ "libnetfilter_cthelper", TREE_USERSPACE },
	{ "libnetfilter_cttimeout", TREE_USERSPACE },
	{ "libnetfilter_log", TREE_USERSPACE },
	{ "libnetfilter_queue", TREE_USERSPACE },
	{ "libnf_ct", TREE_USERSPACE }, { "libnflog", TREE_USERSPACE },
	{ "nfacct", TREE_USERSPACE }, { "nft-sync", TREE_USERSPACE },
	{ "iproute2", TREE_USERSPACE }, { "iproute2-next", TREE_USERSPACE },
	{ "iproute", TREE_USERSPACE },
	{ NULL, TREE_NONE }
};

/* "5.10", "v6.1.y", "5.15.x" */
static bool is_release(struct span tag)
{
	uint64_t ignored;

	span_skip_char(&tag, 'v');
	if (!span_next_number(&tag, 10, 99, &ignored) ||
	    !span_skip_char(&tag, '.') ||
	    !span_next_number(&tag, 10, 999, &ignored))
		return false;
	return !tag.len || tag.p[0] == '.' || tag.p[0] == '-';
}

static enum tree_kind kind_of_tag(struct span tag)
{
	for (const struct tree_name *n = names; n->name; n++)
		if (span_eq_nocase(tag, span_of(n->name)))
			return n->kind;
	return is_release(tag) ? TREE_KERNEL : TREE_NONE;
}

struct tree tree_of_subject(const struct subject_line *s)
{
	for (size_t i = 0; i < s->tags.n; i++) {
		enum tree_kind kind = kind_of_tag(s->tags.at[i]);

		if (kind != TREE_NONE)
			return (struct tree){ kind, s->tags.at[i] };
	}
	return (struct tree){ .kind = TREE_NONE };
}

static bool is_below_any(struct span path, const char *const *folders)
{
	for (; *folders; folders++)
		if (path_is_below(path, span_of(*folders)))
			return true;
	return false;
}

enum tree_kind tree_of_path(struct span path)
{
	static const char *const kernel[] = {
		"Documentation", "arch", "drivers", "fs", "mm", "net",
		"security", "tools/testing", "include/net", "include/trace",
		"include/uapi", NULL
	};
	static const char *const userspace[] = {
		"configure.ac", "Makefile.am", "Make_global.am", "src", "doc",
		"doxygen", "examples", "extensions", "filter", "input",
		"iptables", "libipq", "libiptc", "libxtables", "output", "py",
		"tests", "utils", NULL
	};

	if (is_below_any(path, kernel))
		return TREE_KERNEL;
	return is_below_any(path, userspace) ? TREE_USERSPACE : TREE_NONE;
}

enum tree_kind tree_of_diff(const struct diff *d)
{
	enum tree_kind all = TREE_NONE;

	for (size_t i = 0; i < d->files.n; i++) {
		enum tree_kind kind = tree_of_path(d->files.at[i].path);

		if (kind == TREE_NONE)
			continue;
		if (all != TREE_NONE && kind != all)
			return TREE_NONE;
		all = kind;
	}
	return all;
}

/* net/netfilter, net/ipv4/netfilter, net/bridge/netfilter ... */
static bool is_family_path(struct span path)
{
	struct span family;

	return span_skip(&path, SPAN("net/")) &&
	       span_next_until(&path, '/', &family) &&
	       (path_is_below(path, SPAN("netfilter")) ||
		span_eq(path, SPAN("netfilter.c")));
}

bool tree_is_netfilter_path(struct span path)
{
	return path_is_below(path, SPAN("net/netfilter")) ||
	       path_is_below(path, SPAN("include/net/netfilter")) ||
	       is_family_path(path);
}
