// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"

/* Pointers to headers that one function keeps. */
#define POINTERS_MAX	16

static const char *const headers[] = {
	"ip_hdr", "ipv6_hdr", "tcp_hdr", "udp_hdr", "icmp_hdr", "icmp6_hdr",
	"eth_hdr", "arp_hdr", "skb_network_header", "skb_transport_header",
	"sctp_hdr", "dccp_hdr", NULL
};

/* What makes sure that the packet is ours, or makes the packet. */
static const char *const makers[] = {
	"skb_ensure_writable", "skb_cow", "skb_cow_head", "skb_cow_data",
	"skb_unclone", "skb_linearize_cow", "pskb_expand_head", "skb_copy",
	"skb_copy_expand", "alloc_skb", "skb_put", "skb_push",
	"skb_try_make_writable", "nft_payload_set_vlan", NULL
};

/* A function that gets the packet, and is not known to leave it alone. */
static bool may_be_maker(const struct ctokens *tokens, size_t i)
{
	static const char *const readers[] = { "skb_", "ip_", "ipv6_", NULL };
	struct span name = tokens->list.at[i].text;

	if (tokens->list.at[i].kind != CTOKEN_IDENT ||
	    !ctoken_at_is(tokens, i + 1, SPAN("(")) ||
	    !span_eq(first_argument(tokens, i), SPAN("skb")) ||
	    calls_any(tokens, i, headers))
		return false;
	for (const char *const *r = readers; *r; r++)
		if (span_starts(name, span_of(*r)))
			return false;
	return true;
}

struct copies {
	struct span names[POINTERS_MAX];
	size_t n;
};

static bool is_target(const struct ctokens *tokens, const struct cfunction *f)
{
	static const char *const endings[] = {
		"_tg", "_tg4", "_tg6", "_tg_v1", "_tg_v2", NULL
	};

	if (!f->has_begin || !cfunction_has(tokens, f, SPAN("sk_buff")))
		return false;
	for (const char *const *e = endings; *e; e++)
		if (span_ends(f->name, span_of(*e)))
			return true;
	return false;
}

static bool is_known(const struct copies *c, struct span name)
{
	for (size_t i = 0; i < c->n; i++)
		if (span_eq(c->names[i], name))
			return true;
	return false;
}

/* "p = ip_hdr(skb)", but not "n = ip_hdr(skb)->ttl". */
static bool reads_header(const struct ctokens *tokens, size_t i)
{
	size_t value = i + 2;

	if (!is_variable(tokens, i) || !ctoken_at_is(tokens, i + 1, SPAN("=")))
		return false;
	if (ctoken_at_is(tokens, value, SPAN("(")) &&
	    tokens->list.at[value].mate != SIZE_MAX)
		value = tokens->list.at[value].mate + 1;
	while (ctoken_at_is(tokens, value, SPAN("(")))
		value++;
	return value < tokens->list.n && calls_any(tokens, value, headers);
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	struct copies known = { .n = 0 };

	if (!is_target(tokens, f))
		return;
	for (size_t i = f->first; i < f->end; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (calls_any(tokens, i, makers) || may_be_maker(tokens, i))
			return;
		if (reads_header(tokens, i) && known.n < POINTERS_MAX)
			known.names[known.n++] = t->text;
		if (t->added && is_known(&known, t->text) &&
		    writes_through(tokens, i)) {
			report(to, t->text,
			       "'" SPAN_FMT "' may be shared, but is written",
			       SPAN_ARG(t->text));
			return;
		}
	}
}

const struct rule rule_nf_writable = {
	.name = "NF_WRITABLE",
	.summary = "a target writes into a packet that may be shared",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_NET_C,
	.words = headers,
	.body = body,
};
