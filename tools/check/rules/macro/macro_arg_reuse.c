// SPDX-License-Identifier: GPL-2.0-only
#include "check/macros.h"

static void parameter(struct report *to, const struct cmacro *m,
		      struct span name, const struct cmacro_uses *uses)
{
	if (uses->evaluated > 1)
		report(to, m->name,
		       "macro '" SPAN_FMT "' evaluates its argument '" SPAN_FMT
		       "' %u times", SPAN_ARG(m->name), SPAN_ARG(name),
		       uses->evaluated);
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	each_parameter(to, tokens, parameter);
}

const struct rule rule_macro_arg_reuse = {
	.name = "MACRO_ARG_REUSE",
	.summary = "a macro evaluates an argument more than once",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = macro_words,
	.hunk = hunk,
};
