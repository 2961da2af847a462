// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"

static const char *const words[] = {
	"module_param", "module_param_named", "module_param_array",
	"module_param_call", "module_param_string", NULL
};

static bool is_described(const struct ctokens *tokens, struct span name)
{
	static const char *const descriptions[] = { "MODULE_PARM_DESC", NULL };

	for (size_t i = 0; i < tokens->list.n; i++)
		if (calls_any(tokens, i, descriptions) &&
		    span_eq(first_argument(tokens, i), name))
			return true;
	return false;
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	for (size_t i = 0; i < tokens->list.n; i++) {
		struct span name;

		if (!tokens->list.at[i].added || tokens->list.at[i].in_macro ||
		    !calls_any(tokens, i, words))
			continue;
		name = first_argument(tokens, i);
		if (name.len && !is_described(tokens, name))
			report(to, name, "no MODULE_PARM_DESC() for '" SPAN_FMT
			       "'", SPAN_ARG(name));
	}
}

const struct rule rule_nf_parm_desc = {
	.name = "NF_PARM_DESC",
	.summary = "a module parameter without a description",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_INNER_C | FILES_SOURCE,
	.words = words,
	.hunk = hunk,
};
