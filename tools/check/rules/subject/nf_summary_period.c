// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void message(struct report *to, const struct patch *p)
{
	struct span summary = span_trim(p->message.subject.summary);

	struct span stop = span_from(summary, summary.len - !!summary.len);

	if (!span_eq(stop, SPAN(".")) || span_ends(summary, SPAN("..")))
		return;
	report(to, stop, "the summary ends in a full stop");
	report_fix(to, stop, SPAN(""));
}

const struct rule rule_nf_summary_period = {
	.name = "NF_SUMMARY_PERIOD",
	.summary = "the summary ends in a full stop",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
