// SPDX-License-Identifier: GPL-2.0-only
#include "check/macros.h"

static void parameter(struct report *to, const struct cmacro *m,
		      struct span name, const struct cmacro_uses *uses)
{
	if (!uses->named)
		report(to, m->name,
		       "macro '" SPAN_FMT "' does not use its argument '"
		       SPAN_FMT "'", SPAN_ARG(m->name), SPAN_ARG(name));
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	each_parameter(to, tokens, parameter);
}

const struct rule rule_macro_arg_unused = {
	.name = "MACRO_ARG_UNUSED",
	.summary = "a macro does not use one of its arguments",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = macro_words,
	.hunk = hunk,
};
