// SPDX-License-Identifier: GPL-2.0-only
/* @name@ @kind@ of Xtables */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

@if ethernet@
#include <linux/etherdevice.h>
#include <linux/if_arp.h>
@end@
@if ip_headers@
#include <linux/ip.h>
#include <linux/ipv6.h>
@end@
#include <linux/module.h>
#include <linux/skbuff.h>
@if keeps_data@
#include <linux/slab.h>
@end@
#include <linux/netfilter/x_tables.h>
@if bridge@
#include <linux/netfilter_bridge/ebtables.h>
@end@
@if tos@
#include <net/dsfield.h>
@end@
@if net_ip@
#include <net/ip.h>
@end@
@if net_ipv6@
#include <net/ipv6.h>
@end@
@if per_netns@
#include <net/net_namespace.h>
#include <net/netns/generic.h>
@end@
@if logs@
#include <net/netfilter/nf_log.h>
@end@
@if not in_tree@

@end@
#include @header@

MODULE_AUTHOR("@author@");
@if bridge@
MODULE_DESCRIPTION("Ebtables: @name@ @kind@");
@else@
MODULE_DESCRIPTION("Xtables: @name@ @kind@");
@end@
MODULE_LICENSE("GPL");
@if ipv4@
MODULE_ALIAS("ipt_@name@");
@end@
@if ipv6@
MODULE_ALIAS("ip6t_@name@");
@end@
@if arp@
MODULE_ALIAS("arpt_@name@");
@end@

@if keeps_data@
/*
 * YOUR LOGIC: what is kept for each rule. iptables does not see it. A legacy
 * table is replaced as a whole, so that each change of it makes this anew.
 */
struct @lower@_data {
	atomic64_t packets;
};

@end@
@if per_netns@
/* YOUR LOGIC: what is kept for each network namespace. */
struct @lower@_net {
	atomic_t rules;
};

/* Rules of a legacy table count twice while it is replaced. */
#define @UPPER@_RULES_MAX	4096

static unsigned int @lower@_net_id __read_mostly;

@end@
@include module_functions@
@if match@
static bool @lower@_mt(const struct sk_buff *skb, struct xt_action_param *par)
{
@if options@
	const struct @info@ *info = par->matchinfo;

@include module_asks@
@if keeps_data@
	atomic64_inc(&info->data->packets);
@end@
	return true;
@else@
	/* YOUR LOGIC: this first version takes packets for this host. */
	return skb->pkt_type == PACKET_HOST;
@end@
}
@else@
/* YOUR LOGIC: what becomes of the packet. */
static unsigned int @lower@_tg(struct sk_buff *skb, const struct xt_action_param *par)
{
@if options@
	const struct @info@ *info = par->targinfo;
@if loops@
	unsigned int i;
@end@

@include module_acts@
@else@
	skb->mark = 1;
@end@
@if keeps_data@
@if options@
	atomic64_inc(&info->data->packets);
@end@
@end@
	return @continue@;
}
@end@

@include module_check_each@
/* Rules come from iptables, and from programs that check less than it does. */
static int @lower@_@mt@_check(const struct xt_@mt@chk_param *par)
{
@if per_netns@
	struct @lower@_net *state = net_generic(par->net, @lower@_net_id);
@end@
@if keeps_data@
	struct @info@ *info = par->@kindinfo@;
@else@
	const struct @info@ *info = par->@kindinfo@;
@end@
@if loop_checks@
	unsigned int i;
	int ret;
@end@

@include module_checks@
@if keeps_data@
	info->data = kzalloc(sizeof(*info->data), GFP_KERNEL);
	if (!info->data)
		return -ENOMEM;
@end@
@if per_netns@
	if (atomic_inc_return(&state->rules) > @UPPER@_RULES_MAX) {
		pr_info_ratelimited("more than %u rules in a network namespace\n", @UPPER@_RULES_MAX);
		atomic_dec(&state->rules);
@if keeps_data@
		kfree(info->data);
@end@
		return -ENOSPC;
	}
@end@
	return 0;
}

@if destroys@
static void @lower@_@mt@_destroy(const struct xt_@mt@dtor_param *par)
{
@if per_netns@
	struct @lower@_net *state = net_generic(par->net, @lower@_net_id);
@end@
@if keeps_data@
	const struct @info@ *info = par->@kindinfo@;
@end@

@if per_netns@
	atomic_dec(&state->rules);
@end@
@if keeps_data@
	kfree(info->data);
@end@
}

@end@
static struct xt_@kind@ @lower@_@mt@_reg@reg_array@ __read_mostly = {
@for version@
@if separate@
	{
		.name		= "@name@",
		.revision	= 0,
		.family		= @nfproto@,
		.@kind@		= @lower@_@mt@,
		.checkentry	= @lower@_@mt@_check,
@if destroys@
		.destroy	= @lower@_@mt@_destroy,
@end@
@if table@
		.table		= "@table@",
@end@
@if hooks@
		.hooks		= @hooks@,
@end@
		.@kind@size	= sizeof(struct @info@),
@if keeps_data@
		.usersize	= @user_size@,
@end@
		.me		= THIS_MODULE,
	},
@else@
	.name		= "@name@",
	.revision	= 0,
	.family		= @nfproto@,
	.@kind@		= @lower@_@mt@,
	.checkentry	= @lower@_@mt@_check,
@if destroys@
	.destroy	= @lower@_@mt@_destroy,
@end@
@if table@
	.table		= "@table@",
@end@
@if hooks@
	.hooks		= @hooks@,
@end@
	.@kind@size	= sizeof(struct @info@),
@if keeps_data@
	.usersize	= @user_size@,
@end@
	.me		= THIS_MODULE,
@end@
@end@
};

@if per_netns@
static struct pernet_operations @lower@_net_ops = {
	.id	= &@lower@_net_id,
	.size	= sizeof(struct @lower@_net),
};

@end@
static int __init @lower@_@mt@_init(void)
{
@if per_netns@
	int ret;

	ret = register_pernet_subsys(&@lower@_net_ops);
	if (ret)
		return ret;
@if separate@
	ret = xt_register_@kinds@(@lower@_@mt@_reg, ARRAY_SIZE(@lower@_@mt@_reg));
@else@
	ret = xt_register_@kind@(&@lower@_@mt@_reg);
@end@
	if (ret)
		unregister_pernet_subsys(&@lower@_net_ops);
	return ret;
@else@
@if separate@
	return xt_register_@kinds@(@lower@_@mt@_reg, ARRAY_SIZE(@lower@_@mt@_reg));
@else@
	return xt_register_@kind@(&@lower@_@mt@_reg);
@end@
@end@
}

static void __exit @lower@_@mt@_exit(void)
{
@if separate@
	xt_unregister_@kinds@(@lower@_@mt@_reg, ARRAY_SIZE(@lower@_@mt@_reg));
@else@
	xt_unregister_@kind@(&@lower@_@mt@_reg);
@end@
@if per_netns@
	unregister_pernet_subsys(&@lower@_net_ops);
@end@
}

module_init(@lower@_@mt@_init);
module_exit(@lower@_@mt@_exit);
