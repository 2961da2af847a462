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
	{ NULL, NULL }
};

const struct rule rule_nf_removed_interface = {
	.name = "NF_REMOVED_INTERFACE",
	.summary = "a function of netfilter that is gone",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_C,
	.banned_calls = gone,
};
