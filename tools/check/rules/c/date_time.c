// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const char *const words[] = {
	"__DATE__", "__TIME__", "__TIMESTAMP__", NULL
};

static bool is_time(const struct ctoken *t)
{
	return t->kind == CTOKEN_IDENT && span_is_one_of(t->text, words);
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	for (size_t i = 0; i < tokens->list.n; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (t->added && is_time(t))
			report(to, t->text, SPAN_FMT
			       " makes each build differ",
			       SPAN_ARG(t->text));
	}
}

const struct rule rule_date_time = {
	.name = "DATE_TIME",
	.summary = "the time of the build is part of the program",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.hunk = hunk,
};
