// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* What is gone from the kernel and from the libraries of netfilter. */
static const struct banned gone[] = {
	{ "nf_register_hook", "is gone: use nf_register_net_hook()" },
	{ "nf_register_hooks", "is gone: use nf_register_net_hooks()" },
	{ "nf_unregister_hook", "is gone: use nf_unregister_net_hook()" },
	{ "nf_unregister_hooks",
	  "is gone: use nf_unregister_net_hooks()" },
	{ "nf_register_afinfo", "is gone with struct nf_afinfo" },
	{ "nf_ct_l3proto_register", "is gone, IPv4 and IPv6 are built in" },
	{ "nf_ct_l4proto_register", "is gone, protocols are built in" },
	{ "nf_nat_l3proto_register", "is gone, IPv4 and IPv6 are built in" },
	{ "nf_nat_l4proto_register", "is gone, protocols are built in" },
	{ "nf_ct_extend_register", "is gone, extensions are a fixed list" },
	{ "skb_make_writable", "is gone: use skb_ensure_writable()" },
	{ "ipt_register_target", "is gone: use xt_register_target()" },
	{ "ipt_register_match", "is gone: use xt_register_match()" },
	{ "ip_conntrack_get", "is gone: use nf_ct_get()" },
	{ "ip_conntrack_put", "is gone: use nf_ct_put()" },
	{ "ip_conntrack_helper_register",
	  "is gone: use nf_conntrack_helper_register()" },
	{ "ipq_create_handle", "belongs to libipq: use libnetfilter_queue" },
	{ "ipq_set_mode", "belongs to libipq: use libnetfilter_queue" },
	{ "ipq_read", "belongs to libipq: use libnetfilter_queue" },
	{ "ipq_set_verdict", "belongs to libipq: use libnetfilter_queue" },
	{ "ipq_destroy_handle", "belongs to libipq: use libnetfilter_queue" },
	{ "ipq_get_packet", "belongs to libipq: use libnetfilter_queue" },
	{ "ipq_message_type", "belongs to libipq: use libnetfilter_queue" },
	{ "ip_conntrack_expect_related",
	  "is gone: use nf_ct_expect_related()" },
	{ "ip_conntrack_alter_reply",
	  "is gone: use nf_conntrack_alter_reply()" },
	{ "ip_ct_refresh", "is gone: use nf_ct_refresh()" },
	{ "ip_nat_setup_info", "is gone: use nf_nat_setup_info()" },
	{ "ip_nat_mangle_tcp_packet",
	  "is gone: use nf_nat_mangle_tcp_packet()" },
	{ "ip_nat_mangle_udp_packet",
	  "is gone: use nf_nat_mangle_udp_packet()" },
	{ NULL, NULL }
};

/* The types that went with them. */
static const struct banned gone_types[] = {
	{ "ip_conntrack", "is gone: use struct nf_conn" },
	{ "ip_conntrack_tuple", "is gone: use nf_conntrack_tuple" },
	{ "ip_conntrack_expect", "is gone: use nf_conntrack_expect" },
	{ "ip_conntrack_helper", "is gone: use nf_conntrack_helper" },
	{ "nf_afinfo", "is gone: use struct nf_ipv6_ops" },
	{ "nf_conntrack_l3proto", "is gone, IPv4 and IPv6 are built in" },
	{ "ipq_handle", "belongs to libipq: use libnetfilter_queue" },
	{ NULL, NULL }
};

const struct rule rule_nf_removed_interface = {
	.name = "NF_REMOVED_INTERFACE",
	.summary = "a function or type of netfilter that is gone",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_C,
	.banned_calls = gone,
	.banned_words = gone_types,
};
