// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

#define MAX_PATCHES	15

static void series(struct report *to, const struct series *s)
{
	const struct subject_line *first = &s->patches.at[0]->message.subject;

	if (first->total > MAX_PATCHES)
		report(to, first->value, "a series of %u patches, want at most %d",
		       first->total, MAX_PATCHES);
}

const struct rule rule_nf_series_size = {
	.name = "NF_SERIES_SIZE",
	.summary = "a series of more than 15 patches",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
