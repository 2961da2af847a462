// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"
#include "model/cflow.h"

/* Pointers into packets that one function keeps; more are not followed. */
#define POINTERS_MAX	16

/* Tokens of a value that are looked at. */
#define VALUE_MAX	64

/* These give a pointer into the packet that is their first argument. */
static const char *const headers[] = {
	"ip_hdr", "ipv6_hdr", "tcp_hdr", "udp_hdr", "icmp_hdr", "icmp6_hdr",
	"eth_hdr", "arp_hdr", "igmp_hdr", "inner_ip_hdr", "inner_ipv6_hdr",
	"skb_network_header", "skb_transport_header", "skb_mac_header",
	"skb_header_pointer", "skb_eth_hdr", "vlan_eth_hdr", "sctp_hdr",
	"dccp_hdr", "skb_push", "skb_pull", "skb_put", NULL
};

/* These may move the packet to other memory. */
static const char *const movers[] = {
	"pskb_may_pull", "pskb_network_may_pull", "skb_ensure_writable",
	"skb_cow", "skb_cow_head", "skb_cow_data", "pskb_expand_head",
	"skb_linearize", "skb_linearize_cow", "skb_unclone", "pskb_pull",
	"pskb_trim_rcsum", "skb_vlan_push", "skb_vlan_pop",
	"skb_vlan_untag", "nf_ip_reroute", "ip_route_me_harder",
	"ip6_route_me_harder", "nft_set_pktinfo_ipv4_ingress", NULL
};

struct pointers {
	const struct ctokens *tokens;
	struct pointer {
		struct span name, packet;
		const struct ctoken *mover;	/* what made it stale */
		struct cflow flow;
		int is_stale;
	} list[POINTERS_MAX];
	size_t n;
};

static struct pointer *pointer_find(struct pointers *p, struct span name)
{
	for (size_t i = 0; i < p->n; i++)
		if (span_eq(p->list[i].name, name))
			return &p->list[i];
	return NULL;
}

/* "skb->data": the packet; empty for anything else. */
static struct span read_data(struct cread c)
{
	struct span packet;

	if (!cread_ident(&c, &packet) || !cread_skip(&c, SPAN("->")) ||
	    !cread_skip(&c, SPAN("data")))
		return (struct span){ 0 };
	return packet;
}

/* The packet of "ip_hdr(skb)", unless that is only looked into. */
static struct span read_header(const struct ctokens *tokens, size_t i)
{
	size_t close = tokens->list.at[i + 1].mate;

	if (close != SIZE_MAX && ctoken_at_is(tokens, close + 1, SPAN("->")))
		return (struct span){ 0 };
	return first_argument(tokens, i);
}

/* The packet that the value at @i points into, or empty. */
static struct span read_packet(const struct ctokens *tokens, size_t i)
{
	size_t end = i + VALUE_MAX < tokens->list.n ? i + VALUE_MAX :
						       tokens->list.n;

	for (; i < end && !ctoken_at_is(tokens, i, SPAN(";")); i++) {
		struct cread c = cread_run(tokens, i, end);
		struct span packet = read_data(c);

		if (calls_any(tokens, i, headers))
			return read_header(tokens, i);
		if (packet.len)
			return packet;
	}
	return (struct span){ 0 };
}

/* "p = ip_hdr(skb)": p is good from here on; p of something else is out. */
static void take_assignment(struct pointers *p, size_t i, struct cflow flow)
{
	struct span packet = read_packet(p->tokens, i + 2);
	struct span name = p->tokens->list.at[i].text;
	struct pointer *old = pointer_find(p, name);

	if (!old && packet.len && p->n < POINTERS_MAX)
		old = &p->list[p->n++];
	if (old)
		*old = (struct pointer){ .name = name, .packet = packet,
					 .flow = flow };
}

static void take_move(struct pointers *p, size_t i)
{
	struct span packet = first_argument(p->tokens, i);

	for (size_t k = 0; packet.len && k < p->n; k++) {
		if (!span_eq(p->list[k].packet, packet))
			continue;
		p->list[k].is_stale = 1;
		p->list[k].mover = &p->tokens->list.at[i];
	}
}

static void take_use(struct report *to, struct pointers *p, size_t i)
{
	const struct ctoken *t = &p->tokens->list.at[i];
	struct pointer *use = pointer_find(p, t->text);

	if (!use || !use->is_stale || !follows_pointer(p->tokens, i))
		return;
	if (t->added || use->mover->added) {
		report(to, t->added ? t->text : use->mover->text,
		       "'" SPAN_FMT "' may point to freed memory after "
		       SPAN_FMT "()", SPAN_ARG(t->text),
		       SPAN_ARG(use->mover->text));
		report_also(to, t->added ? use->mover->text : t->text,
			    t->added ? "this moves it" : "it is used here");
	}
	use->packet = (struct span){ 0 };
	use->is_stale = 0;
}

/* The call whose ")" is token @i, for what is passed is read before. */
static size_t call_that_ends(const struct ctokens *tokens, size_t i)
{
	size_t open = tokens->list.at[i].mate;

	if (!ctoken_is(&tokens->list.at[i], SPAN(")")) || open >= i || !open)
		return SIZE_MAX;
	return open - 1;
}

static bool is_assigned(const struct ctokens *tokens, size_t i)
{
	return is_variable(tokens, i) &&
	       ctoken_at_is(tokens, i + 1, SPAN("="));
}

static void take(struct report *to, struct pointers *p, size_t i,
		 const struct cflow *flow)
{
	size_t call = call_that_ends(p->tokens, i);

	if (call != SIZE_MAX && calls_any(p->tokens, call, movers))
		take_move(p, call);
	else if (is_assigned(p->tokens, i))
		take_assignment(p, i, *flow);
	else
		take_use(to, p, i);
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	struct pointers p = { .tokens = tokens };
	struct cflow flow;

	cflow_begin(&flow, tokens, CFLOW_MOST);
	for (size_t i = f->first; i < f->end; i++) {
		for (size_t k = 0; k < p.n; k++)
			p.list[k].is_stale = cflow_step(&p.list[k].flow, i,
							p.list[k].is_stale);
		cflow_step(&flow, i, 0);
		take(to, &p, i, &flow);
	}
}

const struct rule rule_nf_stale_header = {
	.name = "NF_STALE_HEADER",
	.summary = "a pointer into a packet is used after the data may have moved",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_NET_C,
	.words = movers,
	.body = body,
};
