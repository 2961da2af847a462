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
@if tos@
#include <net/dsfield.h>
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
MODULE_DESCRIPTION("Xtables: @name@ @kind@");
MODULE_LICENSE("GPL");
@if ipv4@
MODULE_ALIAS("ipt_@name@");
@end@
@if ipv6@
MODULE_ALIAS("ip6t_@name@");
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
@if lengths@
/*
 * YOUR LOGIC: the number that a packet is judged by. This first version takes
 * its length in bytes.
 */
static @value_type@ @lower@_mt_value(const struct sk_buff *skb)
{
	return skb->len;
}

@end@
@if ethernet@
static bool @lower@_has_ethernet(const struct sk_buff *skb)
{
	return skb->dev && skb->dev->type == ARPHRD_ETHER &&
	       skb_mac_header(skb) >= skb->head &&
	       skb_mac_header(skb) + ETH_HLEN <= skb->data;
}

@end@
@if addresses@
/* Where the packet comes from and goes to; false where it is not of IP. */
static bool @lower@_addresses(const struct sk_buff *skb, const struct xt_action_param *par, union nf_inet_addr *from, union nf_inet_addr *to)
{
	memset(from, 0, sizeof(*from));
	memset(to, 0, sizeof(*to));
	switch (xt_family(par)) {
@if ipv4@
	case NFPROTO_IPV4:
		from->ip = ip_hdr(skb)->saddr;
		to->ip = ip_hdr(skb)->daddr;
		return true;
@end@
@if ipv6@
	case NFPROTO_IPV6:
		from->in6 = ipv6_hdr(skb)->saddr;
		to->in6 = ipv6_hdr(skb)->daddr;
		return true;
@end@
	}
	return false;
}

@end@
@if transport@
@if ipv6@
static bool @lower@_transport6(const struct sk_buff *skb, u8 *protocol, int *thoff)
{
	unsigned short fragoff = 0;
	unsigned int offset = 0;
	int found;

	found = ipv6_find_hdr(skb, &offset, -1, &fragoff, NULL);
	if (found < 0)
		return false;
	*protocol = found;
	*thoff = fragoff ? -1 : offset;
	return true;
}

@end@
/*
 * The protocol above IP and where its header begins: at -1 in the later
 * fragments of a packet. False where there is no such protocol.
 */
static bool @lower@_transport(const struct sk_buff *skb, const struct xt_action_param *par, u8 *protocol, int *thoff)
{
	switch (xt_family(par)) {
@if ipv4@
	case NFPROTO_IPV4:
		*protocol = ip_hdr(skb)->protocol;
		*thoff = par->fragoff ? -1 : par->thoff;
		return true;
@end@
@if ipv6@
	case NFPROTO_IPV6:
		return @lower@_transport6(skb, protocol, thoff);
@end@
	}
	return false;
}

@end@
@if ports@
/* The ports of the packet; false where it has none. */
static bool @lower@_ports(const struct sk_buff *skb, @par_type@ *par, u16 *from, u16 *to)
{
	const __be16 *ports;
	__be16 buffer[2];
	u8 protocol;
	int thoff;

	if (!@lower@_transport(skb, par, &protocol, &thoff) || thoff < 0)
		return false;
	if (protocol != IPPROTO_TCP && protocol != IPPROTO_UDP && protocol != IPPROTO_SCTP)
		return false;
	ports = skb_header_pointer(skb, thoff, sizeof(buffer), buffer);
	if (!ports) {
@if match@
		/* The packet is too short for what it says it is. */
		par->hotdrop = true;
@end@
		return false;
	}
	*from = ntohs(ports[0]);
	*to = ntohs(ports[1]);
	return true;
}

@end@
@for option@
@piece function@
@if multiple@
@if asks@
/* One of them is enough. */
static bool @lower@_any_@field@(const struct sk_buff *skb, @par_type@ *par, const struct @info@ *info)
{
	unsigned int i;

	for (i = 0; i < info->@field@_count; i++)
		if (@lower@_opt_@field@(skb, par, info, i))
			return true;
	return false;
}

@end@
@end@
@end@
@if match@
static bool @lower@_mt(const struct sk_buff *skb, struct xt_action_param *par)
{
@if options@
	const struct @info@ *info = par->matchinfo;

@for option@
@if invert@
	if (info->flags & @XT@_@UPPER@_@FIELD@) {
		bool invert = info->invflags & @XT@_@UPPER@_@FIELD@;

		if (@ask@(skb, par, info) == invert)
			return false;
	}
@else@
	if ((info->flags & @XT@_@UPPER@_@FIELD@) && !@ask@(skb, par, info))
		return false;
@end@
@end@
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

@for option@
@if asks@
@if invert@
	if (info->flags & @XT@_@UPPER@_@FIELD@) {
		bool invert = info->invflags & @XT@_@UPPER@_@FIELD@;

		if (@ask@(skb, par, info) == invert)
			return XT_CONTINUE;
	}
@else@
	if ((info->flags & @XT@_@UPPER@_@FIELD@) && !@ask@(skb, par, info))
		return XT_CONTINUE;
@end@
@end@
@end@
@for option@
@if not asks@
@if multiple@
	for (i = 0; i < info->@field@_count; i++)
@else@
	if (info->flags & @XT@_@UPPER@_@FIELD@)
@end@
@if writes@
		if (!@lower@_do_@field@(skb, par, info@i_arg@))
			return NF_DROP;
@else@
		@lower@_do_@field@(skb, par, info@i_arg@);
@end@
@end@
@end@
@else@
	skb->mark = 1;
@end@
@if keeps_data@
@if options@
	atomic64_inc(&info->data->packets);
@end@
@end@
	return XT_CONTINUE;
}
@end@

@for option@
@if checks_each@
static int @lower@_check_@field@(const struct xt_@mt@chk_param *par, const struct @info@ *info, unsigned int i)
{
@piece check@
	return 0;
}

@end@
@end@
/* Rules come from iptables, and from programs that check less than it does. */
static int @lower@_@mt@_check(const struct xt_@mt@chk_param *par)
{
@if keeps_data@
	struct @info@ *info = par->@kindinfo@;
@else@
	const struct @info@ *info = par->@kindinfo@;
@end@
@if per_netns@
	struct @lower@_net *state = net_generic(par->net, @lower@_net_id);
@end@
@if loop_checks@
	unsigned int i;
	int ret;
@end@

	if (info->flags & ~@XT@_@UPPER@_FLAGS) {
		pr_info_ratelimited("unknown flags 0x%x\n", info->flags);
		return -EINVAL;
	}
@if inverts@
	if (info->invflags & ~(info->flags & @XT@_@UPPER@_INVFLAGS)) {
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
	if (!(info->flags & @XT@_@UPPER@_@FIELD@)) {
		pr_info_ratelimited("--@option@ is missing\n");
		return -EINVAL;
	}
@end@
@if also@
	if ((info->flags & @XT@_@UPPER@_@FIELD@) && (info->flags & @also@) != @also@) {
		pr_info_ratelimited("--@option@ needs @also_words@\n");
		return -EINVAL;
	}
@end@
@if excl@
	if ((info->flags & @XT@_@UPPER@_@FIELD@) && (info->flags & @excl@)) {
		pr_info_ratelimited("--@option@ does not go with @excl_words@\n");
		return -EINVAL;
	}
@end@
@if multiple@
	if (info->@field@_count > @multiple@ || !info->@field@_count != !(info->flags & @XT@_@UPPER@_@FIELD@)) {
		pr_info_ratelimited("not 1 to @multiple@ of --@option@\n");
		return -EINVAL;
	}
@if checks_each@
	for (i = 0; i < info->@field@_count; i++) {
		ret = @lower@_check_@field@(par, info, i);
		if (ret)
			return ret;
	}
@end@
@else@
@piece check@
@end@
@end@
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
@if keeps_data@
	const struct @info@ *info = par->@kindinfo@;
@end@
@if per_netns@
	struct @lower@_net *state = net_generic(par->net, @lower@_net_id);
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
