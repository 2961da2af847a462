// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/file_kind.h"

static bool is_time(const struct ctoken *t)
{
	return ctoken_is(t, SPAN("__DATE__")) ||
	       ctoken_is(t, SPAN("__TIME__")) ||
	       ctoken_is(t, SPAN("__TIMESTAMP__"));
}

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	for (size_t i = 0; file_is_c(f->path) && i < tokens->list.n; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		if (t->added && is_time(t))
			report(to, t->text, SPAN_FMT
			       " makes each build another program",
			       SPAN_ARG(t->text));
	}
}

const struct rule rule_date_time = {
	.name = "DATE_TIME",
	.summary = "the time of the build is part of the program",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
