// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* What is gone from the kernel and from the libraries of netfilter. */
static const struct banned gone[] = {
	{ "nf_register_hook", "is gone, nf_register_net_hook() is there" },
	{ "nf_register_hooks", "is gone, nf_register_net_hooks() is there" },
	{ "nf_unregister_hook", "is gone, nf_unregister_net_hook() is there" },
	{ "nf_unregister_hooks",
	  "is gone, nf_unregister_net_hooks() is there" },
	{ "nf_register_afinfo", "is gone with struct nf_afinfo" },
	{ "nf_ct_l3proto_register", "is gone, IPv4 and IPv6 are built in" },
	{ "nf_ct_l4proto_register", "is gone, protocols are built in" },
	{ "nf_nat_l3proto_register", "is gone, IPv4 and IPv6 are built in" },
	{ "nf_nat_l4proto_register", "is gone, protocols are built in" },
	{ "nf_ct_extend_register", "is gone, extensions are a fixed list" },
	{ "skb_make_writable", "is gone, skb_ensure_writable() is there" },
	{ "ipt_register_target", "is gone, xt_register_target() is there" },
	{ "ipt_register_match", "is gone, xt_register_match() is there" },
	{ "ip_conntrack_get", "is gone, nf_ct_get() is there" },
	{ "ip_conntrack_put", "is gone, nf_ct_put() is there" },
	{ "ip_conntrack_helper_register",
	  "is gone, nf_conntrack_helper_register() is there" },
	{ "ipq_create_handle", "is of libipq, libnetfilter_queue is there" },
	{ "ipq_set_mode", "is of libipq, libnetfilter_queue is there" },
	{ "ipq_read", "is of libipq, libnetfilter_queue is there" },
	{ "ipq_set_verdict", "is of libipq, libnetfilter_queue is there" },
	{ "ipq_destroy_handle", "is of libipq, libnetfilter_queue is there" },
	{ "ipq_get_packet", "is of libipq, libnetfilter_queue is there" },
	{ "ipq_message_type", "is of libipq, libnetfilter_queue is there" },
	{ "ip_conntrack_expect_related",
	  "is gone, nf_ct_expect_related() is there" },
	{ "ip_conntrack_alter_reply",
	  "is gone, nf_conntrack_alter_reply() is there" },
	{ "ip_ct_refresh", "is gone, nf_ct_refresh() is there" },
	{ "ip_nat_setup_info", "is gone, nf_nat_setup_info() is there" },
	{ "ip_nat_mangle_tcp_packet",
	  "is gone, nf_nat_mangle_tcp_packet() is there" },
	{ "ip_nat_mangle_udp_packet",
	  "is gone, nf_nat_mangle_udp_packet() is there" },
	{ NULL, NULL }
};

/* The types that went with them. */
static const struct banned gone_types[] = {
	{ "ip_conntrack", "is gone, struct nf_conn is there" },
	{ "ip_conntrack_tuple", "is gone, nf_conntrack_tuple is there" },
	{ "ip_conntrack_expect", "is gone, nf_conntrack_expect is there" },
	{ "ip_conntrack_helper", "is gone, nf_conntrack_helper is there" },
	{ "nf_afinfo", "is gone, there is struct nf_ipv6_ops" },
	{ "nf_conntrack_l3proto", "is gone, IPv4 and IPv6 are built in" },
	{ "ipq_handle", "is of libipq, libnetfilter_queue is there" },
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
