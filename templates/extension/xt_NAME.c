// SPDX-License-Identifier: GPL-2.0-only
/* @name@ @kind@ of Xtables */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

@if macs@
#include <linux/etherdevice.h>
#include <linux/if_arp.h>
@end@
#include <linux/module.h>
#include <linux/skbuff.h>
#include <linux/netfilter/x_tables.h>

#include "xt_@name@.h"

MODULE_AUTHOR("@author@");
MODULE_DESCRIPTION("Xtables: @name@ @kind@");
MODULE_LICENSE("GPL");
MODULE_ALIAS("ipt_@name@");
MODULE_ALIAS("ip6t_@name@");

@if match@
@if numbers@
/*
 * YOUR LOGIC: the number that a packet is judged by. This first version takes
 * its length in bytes.
 */
static @value_type@ @lower@_mt_value(const struct sk_buff *skb)
{
	return skb->len;
}

@end@
@end@
@for option@
@piece function@
@end@
@if match@
static bool @lower@_mt(const struct sk_buff *skb, struct xt_action_param *par)
{
@if options@
	const struct @info@ *info = par->matchinfo;

@for option@
@if invert@
	if (info->flags & XT_@UPPER@_@FIELD@) {
		bool invert = info->invflags & XT_@UPPER@_@FIELD@;

		if (@lower@_opt_@field@(skb, info) == invert)
			return false;
	}
@else@
	if ((info->flags & XT_@UPPER@_@FIELD@) && !@lower@_opt_@field@(skb, info))
		return false;
@end@
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

@for option@
@piece target@
@end@
@else@
	skb->mark = 1;
@end@
	return XT_CONTINUE;
}
@end@

/* Rules come from iptables, and from programs that check less than it does. */
static int @lower@_@mt@_check(const struct xt_@mt@chk_param *par)
{
	const struct @info@ *info = par->@kindinfo@;

	if (info->flags & ~XT_@UPPER@_FLAGS) {
		pr_info_ratelimited("unknown flags 0x%x\n", info->flags);
		return -EINVAL;
	}
@if inverts@
	if (info->invflags & ~(info->flags & XT_@UPPER@_INVFLAGS)) {
		pr_info_ratelimited("cannot invert 0x%x\n", info->invflags);
		return -EINVAL;
	}
@end@
@if wants_one@
	if (!info->flags) {
		pr_info_ratelimited("no option is given\n");
		return -EINVAL;
	}
@end@
@for option@
@if mandatory@
	if (!(info->flags & XT_@UPPER@_@FIELD@)) {
		pr_info_ratelimited("--@option@ is missing\n");
		return -EINVAL;
	}
@end@
@piece check@
@end@
	return 0;
}

static struct xt_@kind@ @lower@_@mt@_reg __read_mostly = {
	.name		= "@name@",
	.revision	= 0,
	.family		= NFPROTO_UNSPEC,
	.@kind@		= @lower@_@mt@,
	.checkentry	= @lower@_@mt@_check,
	.@kind@size	= sizeof(struct @info@),
	.me		= THIS_MODULE,
};

static int __init @lower@_@mt@_init(void)
{
	return xt_register_@kind@(&@lower@_@mt@_reg);
}

static void __exit @lower@_@mt@_exit(void)
{
	xt_unregister_@kind@(&@lower@_@mt@_reg);
}

module_init(@lower@_@mt@_init);
module_exit(@lower@_@mt@_exit);
