// SPDX-License-Identifier: GPL-2.0-only
#include "check/macros.h"

static void macro(struct report *to, const struct ctokens *tokens,
		  const struct cmacro *m)
{
	switch (macro_shape(to, tokens, m)) {
	case CMACRO_IF:
		report(to, m->name, "macro '" SPAN_FMT
		       "' begins with an if that takes the next else",
		       SPAN_ARG(m->name));
		break;
	case CMACRO_STATEMENTS:
		report(to, m->name, "macro '" SPAN_FMT
		       "' is several statements with no do { } while (0)",
		       SPAN_ARG(m->name));
		break;
	default:
		break;
	}
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	struct cmacro m;
	size_t i = 0;

	while (next_added_macro(to, tokens, &i, &m))
		macro(to, tokens, &m);
}

const struct rule rule_multistatement_macro_use_do_while = {
	.name = "MULTISTATEMENT_MACRO_USE_DO_WHILE",
	.summary = "a macro is several statements, or an open if",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = macro_words,
	.hunk = hunk,
};
