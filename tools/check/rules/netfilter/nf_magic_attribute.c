// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/cpattern.h"

static const char *const words[] = {
	"nla_put", "nla_put_u8", "nla_put_u16", "nla_put_u32",
	"nla_put_u64_64bit", "nla_put_be16", "nla_put_be32", "nla_put_be64",
	"nla_put_string", "nla_put_flag", "nla_put_in_addr",
	"nla_nest_start", "nla_nest_start_noflag", "mnl_attr_put",
	"mnl_attr_put_u8", "mnl_attr_put_u16", "mnl_attr_put_u32",
	"mnl_attr_put_u64", "mnl_attr_put_str", "mnl_attr_put_strz",
	"mnl_attr_nest_start", NULL
};

/* "f(skb, 3, ...": the number, or NULL. */
static const struct ctoken *number(const struct ctokens *tokens, size_t i)
{
	struct cread c = cread_run(tokens, i + 1, tokens->list.n);
	const struct ctoken *t;

	if (!cpattern_skip(&c, "( $s ,"))
		return NULL;
	t = cread_peek(&c);
	c.at++;
	return t && t->kind == CTOKEN_NUMBER &&
	       (cread_is(&c, SPAN(",")) || cread_is(&c, SPAN(")"))) ? t : NULL;
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	for (size_t i = 0; i < tokens->list.n; i++) {
		const struct ctoken *t = &tokens->list.at[i], *value = NULL;

		if (t->added && calls_any(tokens, i, words))
			value = number(tokens, i);
		if (value)
			report(to, value->text,
			       "attribute " SPAN_FMT " has no name",
			       SPAN_ARG(value->text));
	}
}

const struct rule rule_nf_magic_attribute = {
	.name = "NF_MAGIC_ATTRIBUTE",
	.summary = "a netlink attribute is a number instead of a name",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_C,
	.words = words,
	.hunk = hunk,
};
