// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "check/lines.h"
#include "model/cpattern.h"

/* What the patterns below begin with. */
static const char *const words[] = {
	"nla_put", "list_entry", "nla_data", "memcmp", "kfree",
	"ip_hdr", "tcp_hdr", "kmalloc", NULL
};

static const struct idiom {
	const char *pattern, *instead;
} idioms[] = {
	{ "nla_put ( $s , $t , sizeof ( u8 ) ,", "nla_put_u8()" },
	{ "nla_put ( $s , $t , sizeof ( u16 ) ,", "nla_put_u16()" },
	{ "nla_put ( $s , $t , sizeof ( u32 ) ,", "nla_put_u32()" },
	{ "nla_put ( $s , $t , sizeof ( __be16 ) ,", "nla_put_be16()" },
	{ "nla_put ( $s , $t , sizeof ( __be32 ) ,", "nla_put_be32()" },
	{ "nla_put ( $s , $t , strlen ( $a ) + 1 , $a )",
	  "nla_put_string()" },
	{ "nla_put ( $s , $t , 0 , NULL )", "nla_put_flag()" },
	{ "list_entry ( $l . next ,", "list_first_entry()" },
	{ "list_entry ( $l -> next ,", "list_first_entry()" },
	{ "memcmp ( $a , $b , ETH_ALEN )", "ether_addr_equal()" },
	{ "memcmp ( $a , $b , sizeof ( struct in6_addr ) )",
	  "ipv6_addr_equal()" },
	{ "kfree ( skb )", "kfree_skb()" },
	{ "kfree ( nskb )", "kfree_skb()" },
	{ "ip_hdr ( $s ) -> ihl * 4", "ip_hdrlen()" },
	{ "ip_hdr ( $s ) -> ihl << 2", "ip_hdrlen()" },
	{ "tcp_hdr ( $s ) -> doff * 4", "tcp_hdrlen()" },
	{ "tcp_hdr ( $s ) -> doff << 2", "tcp_hdrlen()" },
	{ "kmalloc ( $n , $f | __GFP_ZERO )", "kzalloc()" },
	{ NULL, NULL }
};

/* "*(u32 *)nla_data(attr)" is read from its end. */
static const struct idiom before_nla_data[] = {
	{ "* ( u8 * )", "nla_get_u8()" },
	{ "* ( u16 * )", "nla_get_u16()" },
	{ "* ( u32 * )", "nla_get_u32()" },
	{ "* ( __be16 * )", "nla_get_be16()" },
	{ "* ( __be32 * )", "nla_get_be32()" },
	{ NULL, NULL }
};

static void report_instead(struct report *to, const struct ctoken *first,
			   const struct ctoken *last, const char *instead)
{
	report(to, ctoken_span(first, last), "this is what %s is for", instead);
}

/* memcmp() < 0 asks what the functions for equality do not say. */
static bool is_order(const struct cread *c)
{
	return cread_is(c, SPAN("<")) || cread_is(c, SPAN(">"));
}

static void take_cast(struct report *to, const struct ctoken *list, size_t i)
{
	static const size_t cast_len = 5;

	if (i < cast_len || !ctoken_is(&list[i], SPAN("nla_data")))
		return;
	for (const struct idiom *d = before_nla_data; d->pattern; d++) {
		struct cread c = { list, i - cast_len, i };

		if (cpattern_skip(&c, d->pattern))
			report_instead(to, &list[i - cast_len], &list[i],
				       d->instead);
	}
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct ctoken *at = tokens->list.at;

	for (size_t i = 0; i < tokens->list.n; i++) {
		if (!at[i].added || !calls_any(tokens, i, words))
			continue;
		take_cast(to, at, i);
		for (const struct idiom *d = idioms; d->pattern; d++) {
			struct cread c = cread_run(tokens, i, tokens->list.n);

			if (cpattern_skip(&c, d->pattern) && !is_order(&c))
				report_instead(to, &at[i], &at[c.at - 1],
					       d->instead);
		}
	}
}

const struct rule rule_nf_open_coded = {
	.name = "NF_OPEN_CODED",
	.summary = "code for which the kernel has a function",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_NET_C,
	.words = words,
	.hunk = hunk,
};
