// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/macros.h"

static void parameter(struct report *to, const struct cmacro *m,
		      struct span name, const struct cmacro_uses *uses)
{
	/* checkpatch.pl knows no members. */
	if (uses->has_operator && (!uses->is_member || speaks_checkpatch(to)))
		report(to, m->name,
		       "macro '" SPAN_FMT "' has its argument '" SPAN_FMT
		       "' beside an operator without parentheses",
		       SPAN_ARG(m->name), SPAN_ARG(name));
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	each_parameter(to, tokens, parameter);
}

const struct rule rule_macro_arg_precedence = {
	.name = "MACRO_ARG_PRECEDENCE",
	.summary = "a macro uses an argument beside an operator without parentheses",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = macro_words,
	.hunk = hunk,
};
