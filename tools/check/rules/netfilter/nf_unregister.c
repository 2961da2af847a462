// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static const struct pair {
	const char *begin, *end;
} pairs[] = {
	{ "xt_register_match", "xt_unregister_match" },
	{ "xt_register_matches", "xt_unregister_matches" },
	{ "xt_register_target", "xt_unregister_target" },
	{ "xt_register_targets", "xt_unregister_targets" },
	{ "nft_register_expr", "nft_unregister_expr" },
	{ "nft_register_obj", "nft_unregister_obj" },
	{ "nft_register_chain_type", "nft_unregister_chain_type" },
	{ "nf_register_net_hook", "nf_unregister_net_hook" },
	{ "nf_register_net_hooks", "nf_unregister_net_hooks" },
	{ "nf_register_sockopt", "nf_unregister_sockopt" },
	{ "nf_conntrack_helper_register", "nf_conntrack_helper_unregister" },
	{ "nf_conntrack_helpers_register",
	  "nf_conntrack_helpers_unregister" },
	{ "nfnetlink_subsys_register", "nfnetlink_subsys_unregister" },
	{ "ip_set_type_register", "ip_set_type_unregister" },
	{ "register_pernet_subsys", "unregister_pernet_subsys" },
	{ "register_netdevice_notifier", "unregister_netdevice_notifier" },
	{ NULL, NULL }
};

/* At depth 0 there is no call: that is where the function is declared. */
static const struct ctoken *find_call(const struct ctokens *tokens,
				      const char *name)
{
	const struct ctoken *at = tokens->list.at;

	for (size_t i = 0; i + 1 < tokens->list.n; i++)
		if (at[i].depth && ctoken_is(&at[i], span_of(name)) &&
		    ctoken_is(&at[i + 1], SPAN("(")))
			return &at[i];
	return NULL;
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct file_diff *f = report_file(to);

	if (!f->is_new)
		return;
	for (const struct pair *p = pairs; p->begin; p++) {
		const struct ctoken *call = find_call(tokens, p->begin);

		if (call && !find_call(tokens, p->end))
			report(to, call->text,
			       "%s() without %s() in the file", p->begin,
			       p->end);
	}
}

const struct rule rule_nf_unregister = {
	.name = "NF_UNREGISTER",
	.summary = "a new file registers what it never unregisters",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_INNER_C,
	.hunk = hunk,
};
