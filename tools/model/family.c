// SPDX-License-Identifier: GPL-2.0-only
#include "model/family.h"

#define XT	"net/netfilter", "linux/netfilter", "NETFILTER_XT_", true
#define IPT	"net/ipv4/netfilter", "linux/netfilter_ipv4", "IP_NF_", true
#define IP6T	"net/ipv6/netfilter", "linux/netfilter_ipv6", "IP6_NF_", true
#define ARPT	"net/ipv4/netfilter", "linux/netfilter_arp", "IP_NF_ARP_", false
#define EBT	"net/bridge/netfilter", "linux/netfilter_bridge",	\
		"BRIDGE_EBT_", false

static const struct family families[] = {
	{ "unspec", "xt", "XT", FAMILY_IPV4 | FAMILY_IPV6, false, XT },
	{ "ipv4", "ipt", "IPT", FAMILY_IPV4, false, IPT },
	{ "ipv6", "ip6t", "IP6T", FAMILY_IPV6, false, IP6T },
	{ "both", "xt", "XT", FAMILY_IPV4 | FAMILY_IPV6, true, XT },
	{ "arp", "arpt", "ARPT", FAMILY_ARP, false, ARPT },
	{ "bridge", "ebt", "EBT", FAMILY_BRIDGE, false, EBT },
};

#define N_FAMILIES	(sizeof(families) / sizeof(families[0]))

const struct family *family_all(size_t *n)
{
	*n = N_FAMILIES;
	return families;
}

const struct family *family_find(struct span name)
{
	for (size_t i = 0; i < N_FAMILIES; i++)
		if (span_eq(name, span_of(families[i].name)))
			return &families[i];
	return NULL;
}

bool family_is_ip(const struct family *f)
{
	return f->ip & (FAMILY_IPV4 | FAMILY_IPV6);
}

const struct family *family_next(const struct family *f)
{
	f = f ? f + 1 : families;
	/* Its prefix is that of unspec. */
	if (f < families + N_FAMILIES && f->separate)
		f++;
	return f < families + N_FAMILIES ? f : NULL;
}

const struct family *family_skip_module(struct span *file)
{
	struct span rest = *file, prefix;

	if (!span_next_until(&rest, '_', &prefix))
		return NULL;
	for (const struct family *f = NULL; (f = family_next(f));) {
		if (!span_eq(prefix, span_of(f->prefix)))
			continue;
		*file = rest;
		return f;
	}
	return NULL;
}

const struct family *family_skip_plugin(struct span *file)
{
	struct span rest = *file;
	const struct family *f = NULL;

	if (span_skip(&rest, SPAN("lib")))
		f = family_skip_module(&rest);
	if (f)
		*file = rest;
	return f;
}

const char *family_command(const struct family *f)
{
	if (f->ip & FAMILY_ARP)
		return "arptables";
	if (f->ip & FAMILY_BRIDGE)
		return "ebtables";
	return f->ip & FAMILY_IPV4 ? "iptables" : "ip6tables";
}
