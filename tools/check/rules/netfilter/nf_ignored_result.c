// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"

/* What these return must be looked at: they fail in normal life. */
static const char *const may_fail[] = {
	"skb_ensure_writable", "pskb_may_pull", "skb_linearize", "skb_cow",
	"skb_cow_head", "pskb_expand_head", "skb_unclone", "skb_copy_bits",
	"nla_parse", "nla_parse_nested", "nla_parse_deprecated",
	"nla_parse_nested_deprecated", "nla_put", "nla_put_u8", "nla_put_u16",
	"nla_put_u32", "nla_put_u64_64bit", "nla_put_be16", "nla_put_be32",
	"nla_put_be64", "nla_put_string", "nla_put_flag", "nla_put_in_addr",
	"nla_put_in6_addr", "copy_from_user", "copy_to_user",
	"xt_register_match", "xt_register_matches", "xt_register_target",
	"xt_register_targets", "nft_register_expr", "nft_register_obj",
	"nf_register_net_hook", "nf_register_net_hooks",
	"nfnetlink_subsys_register", "register_pernet_subsys",
	"ip_set_type_register", "nf_conntrack_helper_register",
	"rhashtable_init", "rhltable_init", "nft_data_init",
	"nft_parse_register_load", "nft_parse_register_store",
	"nf_ct_netns_get", "nf_ct_expect_related", NULL
};

/* A call that is a statement by itself begins a line and ends with ";". */
static bool is_statement(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *t = &tokens->list.at[i];
	size_t close = tokens->list.at[i + 1].mate;

	if (!t->starts_line || t->in_macro || close == SIZE_MAX || !i)
		return false;
	if (!ctoken_is(t - 1, SPAN(";")) && !ctoken_is(t - 1, SPAN("{")) &&
	    !ctoken_is(t - 1, SPAN("}")) && !ctoken_is(t - 1, SPAN(")")) &&
	    !ctoken_is(t - 1, SPAN("else")))
		return false;
	return ctoken_at_is(tokens, close + 1, SPAN(";"));
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	for (size_t i = 0; i < tokens->list.n; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (t->added && calls_any(tokens, i, may_fail) &&
		    is_statement(tokens, i))
			report(to, t->text, "the result of " SPAN_FMT
			       "() is ignored", SPAN_ARG(t->text));
	}
}

const struct rule rule_nf_ignored_result = {
	.name = "NF_IGNORED_RESULT",
	.summary = "the result of a call that may fail is ignored",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_NET_C,
	.words = may_fail,
	.hunk = hunk,
};
