// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/bodies.h"
#include "model/ccontrol.h"
#include "model/family.h"

/* Who registers with these is asked for by name. */
static const char *const registers[] = {
	"xt_register_match", "xt_register_matches", "xt_register_target",
	"xt_register_targets", "ip_set_type_register", "nft_register_expr",
	"nft_register_obj", "nft_register_flowtable_type",
	"nfnetlink_subsys_register", "nf_conntrack_helper_register",
	"nf_conntrack_helpers_register", NULL
};

/* The old extensions are asked for by the names that their files have. */
static bool has_own_name(struct span path)
{
	struct span name = path_base(path);
	const struct family *f = family_skip_module(&name);

	return f && !span_eq(span_of(f->prefix), SPAN("xt"));
}

/* "MODULE_ALIAS", "MODULE_ALIAS_NFT_EXPR": the beginning of a word. */
static bool has_word(const struct ctokens *tokens, struct span prefix)
{
	for (size_t i = 0; i < tokens->list.n; i++)
		if (tokens->list.at[i].kind == CTOKEN_IDENT &&
		    span_starts(tokens->list.at[i].text, prefix))
			return true;
	return false;
}

/* A call, and not the beginning of that function itself. */
static bool is_own(const struct ctokens *tokens, size_t i)
{
	return calls_any(tokens, i, registers) && i &&
	       (tokens->list.at[i - 1].kind != CTOKEN_IDENT ||
		ctoken_is(&tokens->list.at[i - 1], SPAN("return")));
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct file_diff *f = report_file(to);

	if (!f->is_new || has_own_name(f->path) ||
	    !has_word(tokens, SPAN("MODULE_LICENSE")) ||
	    has_word(tokens, SPAN("MODULE_ALIAS")))
		return;
	for (size_t i = 0; i < tokens->list.n; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (is_own(tokens, i))
			report(to, t->text, SPAN_FMT
			       "() without MODULE_ALIAS()", SPAN_ARG(t->text));
	}
}

const struct rule rule_nf_module_alias = {
	.name = "NF_MODULE_ALIAS",
	.summary = "a new module without the alias that the kernel loads it by",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_INNER_C,
	.words = registers,
	.hunk = hunk,
};
