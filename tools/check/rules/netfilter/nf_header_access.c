// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"

/* Netfilter's hooks run before the transport header was looked at. */
static const char *const headers[] = {
	"tcp_hdr", "udp_hdr", "icmp_hdr", "icmp6_hdr", "sctp_hdr", "dccp_hdr",
	NULL
};

static const char *const words[] = {
	"tcp_hdr", "udp_hdr", "icmp_hdr", "icmp6_hdr", "sctp_hdr", "dccp_hdr",
	"data", NULL
};

/* With one of these before, somebody cares how long the packet is. */
static bool cares(const struct ctoken *t)
{
	static const char *const parts[] = {
		"may_pull", "header_pointer", "ensure_writable", "linearize",
		"skb_cow", "headlen", "skb_put", "skb_push", "alloc_skb",
		"transport_offset", "thoff", "skb_copy", NULL
	};

	for (const char *const *p = parts; *p && t->kind == CTOKEN_IDENT; p++)
		if (span_find(t->text, span_of(*p)) != SIZE_MAX)
			return true;
	return false;
}

/* "(struct x *)(skb->data + n)": what comes in the data, by a cast. */
static bool is_cast(const struct ctokens *tokens, size_t i)
{
	struct cread c = cread_run(tokens, i, tokens->list.n);

	if (!cread_skip(&c, SPAN("(")) || !cread_is(&c, SPAN("struct")) ||
	    !cread_base_type(&c) ||
	    !cread_skip(&c, SPAN("*")) || !cread_skip(&c, SPAN(")")))
		return false;
	cread_skip(&c, SPAN("("));
	return cread_skip(&c, SPAN("skb")) && cread_skip(&c, SPAN("->")) &&
	       cread_skip(&c, SPAN("data"));
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	for (size_t i = f->first; f->has_begin && i < f->end; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (cares(t))
			return;
		if (!t->added || (!calls_any(tokens, i, headers) &&
				  !is_cast(tokens, i)))
			continue;
		report(to, t->text, "the packet may be too short for this");
		return;
	}
}

const struct rule rule_nf_header_access = {
	.name = "NF_HEADER_ACCESS",
	.summary = "a header is read with no look at the packet's length",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_NETFILTER_C,
	.words = words,
	.body = body,
};
