// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"

/* Netfilter's hooks run before the transport header was looked at. */
static const char *const headers[] = {
	"tcp_hdr", "udp_hdr", "icmp_hdr", "icmp6_hdr", "sctp_hdr", "dccp_hdr",
	NULL
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

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	for (size_t i = f->first; f->has_begin && i < f->end; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (cares(t))
			return;
		if (!t->added || !calls_any(tokens, i, headers))
			continue;
		report(to, t->text,
		       SPAN_FMT "() of a packet that may be too short",
		       SPAN_ARG(t->text));
		return;
	}
}

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	if (is_netfilter_source(to, f))
		each_body(to, h, tokens, body);
}

const struct rule rule_nf_header_access = {
	.name = "NF_HEADER_ACCESS",
	.summary = "a transport header is read with no look at the length",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_INNER_C,
	.words = headers,
	.hunk = hunk,
};
