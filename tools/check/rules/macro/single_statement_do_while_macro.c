// SPDX-License-Identifier: GPL-2.0-only
#include "check/macros.h"

static void hunk(struct report *to, const struct ctokens *tokens)
{
	struct cmacro_loop loop;
	struct cmacro m;
	size_t i = 0;

	while (next_added_macro(to, tokens, &i, &m))
		if (cmacro_loop(tokens, &m, &loop) && loop.semicolons == 1 &&
		    !loop.begins_with_keyword)
			report(to, m.name, "macro '" SPAN_FMT
			       "' is one statement in a do { } while (0)",
			       SPAN_ARG(m.name));
}

const struct rule rule_single_statement_do_while_macro = {
	.name = "SINGLE_STATEMENT_DO_WHILE_MACRO",
	.summary = "a macro of one statement has do { } while (0) around it",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = macro_words,
	.hunk = hunk,
};
