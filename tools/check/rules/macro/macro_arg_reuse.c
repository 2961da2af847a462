// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/macros.h"

static void parameter(struct report *to, const struct cmacro *m,
		      struct span name, const struct cmacro_uses *uses)
{
	unsigned int n = uses->evaluated;

	/* checkpatch.pl takes the name of a member for a value. */
	if (!speaks_checkpatch(to))
		n -= uses->members;
	if (n > 1)
		report(to, m->name,
		       "macro '" SPAN_FMT "' evaluates its argument '" SPAN_FMT
		       "' %u times", SPAN_ARG(m->name), SPAN_ARG(name), n);
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
