// SPDX-License-Identifier: GPL-2.0-only
#include "check/macros.h"

static void hunk(struct report *to, const struct ctokens *tokens)
{
	struct cmacro_loop loop;
	struct cmacro m;
	size_t i = 0;

	while (next_added_macro(to, tokens, &i, &m))
		if (cmacro_loop(tokens, &m, &loop) && loop.ends_in_semicolon)
			report(to, m.name, "macro '" SPAN_FMT
			       "' ends in a semicolon of its own",
			       SPAN_ARG(m.name));
}

const struct rule rule_do_while_macro_with_trailing_semicolon = {
	.name = "DO_WHILE_MACRO_WITH_TRAILING_SEMICOLON",
	.summary = "a macro ends in do { } while (0);",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = macro_words,
	.hunk = hunk,
};
