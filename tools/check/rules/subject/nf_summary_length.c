// SPDX-License-Identifier: GPL-2.0-only
#include "base/term.h"
#include "base/utf8.h"
#include "check/rule.h"

#define MAX_COLUMNS	75

static void message(struct report *to, const struct patch *p)
{
	struct span summary = p->message.subject.summary;
	size_t columns = utf8_is_valid(summary) ? term_columns(summary) :
						  summary.len;

	if (columns > MAX_COLUMNS)
		report(to, summary, "a summary of %zu columns, want at most %d",
		       columns, MAX_COLUMNS);
}

const struct rule rule_nf_summary_length = {
	.name = "NF_SUMMARY_LENGTH",
	.summary = "the summary has more than 75 columns",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
