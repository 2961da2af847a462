// SPDX-License-Identifier: GPL-2.0-only
#include "check/macros.h"

static void hunk(struct report *to, const struct ctokens *tokens)
{
	struct cmacro m;
	size_t i = 0;

	while (next_added_macro(to, tokens, &i, &m))
		if (macro_shape(to, tokens, &m) == CMACRO_COMPLEX)
			report(to, m.name,
			       "the expression of macro '" SPAN_FMT
			       "' has no parentheses around it",
			       SPAN_ARG(m.name));
}

const struct rule rule_complex_macro = {
	.name = "COMPLEX_MACRO",
	.summary = "a macro is an expression without parentheses",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = macro_words,
	.hunk = hunk,
};
