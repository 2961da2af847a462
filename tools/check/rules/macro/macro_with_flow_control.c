// SPDX-License-Identifier: GPL-2.0-only
#include "check/macros.h"

/* a##b, which most often makes up the name of a function to define. */
static bool joins_names(const struct ctokens *tokens, const struct cmacro *m)
{
	const struct ctoken *at = tokens->list.at;
	bool joins = false;

	for (size_t i = m->body; i + 1 < m->end; i++) {
		if (!ctoken_is(&at[i], SPAN("##")))
			continue;
		if (ctoken_is(&at[i + 1], SPAN("__VA_ARGS__")) ||
		    ctoken_is(&at[i + 1], SPAN("args")))
			return false;
		joins = true;
	}
	return joins;
}

static const struct ctoken *find_jump(const struct ctokens *tokens,
				      const struct cmacro *m)
{
	for (size_t i = m->body; i < m->end; i++)
		if (ctoken_is(&tokens->list.at[i], SPAN("return")) ||
		    ctoken_is(&tokens->list.at[i], SPAN("goto")))
			return &tokens->list.at[i];
	return NULL;
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct ctoken *jump;
	struct cmacro m;
	size_t i = 0;

	while (next_added_macro(to, tokens, &i, &m)) {
		jump = find_jump(tokens, &m);
		if (!jump || joins_names(tokens, &m))
			continue;
		report(to, m.name, "macro '" SPAN_FMT "' has a " SPAN_FMT,
		       SPAN_ARG(m.name), SPAN_ARG(jump->text));
		report_also(to, jump->text, "this leaves the function that uses it");
	}
}

const struct rule rule_macro_with_flow_control = {
	.name = "MACRO_WITH_FLOW_CONTROL",
	.summary = "a macro returns from its user, or jumps in it",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = macro_words,
	.hunk = hunk,
};
