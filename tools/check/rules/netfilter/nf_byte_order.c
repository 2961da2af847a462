// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

/* Members of headers that are in network byte order, and wider than a byte. */
static const char *const members[] = {
	"protocol", "h_proto", "source", "dest", "sport", "dport", "tot_len",
	"frag_off", "payload_len", "vlan_proto", "vlan_TCI", "h_vlan_TCI",
	"h_vlan_encapsulated_proto", "ar_op", "ar_pro", "ar_hrd", "th_sport",
	"th_dport", NULL
};

/* Constants of the host's order that are compared with them. */
static const char *const constants[] = {
	"ETH_P_", "ARPOP_", "ARPHRD_", "IP_OFFSET", "IP_DF", "IP_MF", NULL
};

/* "skb->protocol" is wide, "iph->protocol" is a byte. */
static bool is_wide(const struct cread *c)
{
	return !cread_is(c, SPAN("protocol")) ||
	       ctoken_is(&c->list[c->at - 2], SPAN("skb"));
}

static bool is_host_order(const struct ctoken *t)
{
	if (t->kind == CTOKEN_NUMBER)
		return t->text.len > 1 && !span_eq(t->text, SPAN("0xffff")) &&
		       !span_eq(t->text, SPAN("0xFFFF"));
	for (const char *const *p = constants; *p; p++)
		if (t->kind == CTOKEN_IDENT &&
		    span_starts(t->text, span_of(*p)))
			return true;
	return false;
}

static void code(struct report *to, struct cread c)
{
	static const char *const operators[] = {
		"==", "!=", "=", "&", "<", ">", "<=", ">=", NULL
	};

	for (; line_find(&c, members, false); c.at++) {
		struct cread rest = c;
		const struct ctoken *value;

		if (c.at < 2 || !ctoken_is(&c.list[c.at - 1], SPAN("->")) ||
		    !is_wide(&c))
			continue;
		rest.at++;
		if (!cread_skip_any(&rest, operators))
			continue;
		value = cread_peek(&rest);
		if (value && is_host_order(value))
			report(to, value->text,
			       "'" SPAN_FMT "' is in the host's byte order",
			       SPAN_ARG(value->text));
	}
}

const struct rule rule_nf_byte_order = {
	.name = "NF_BYTE_ORDER",
	.summary = "a header's member against a value in the host's order",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_NET_C,
	.words = members,
	.code = code,
};
