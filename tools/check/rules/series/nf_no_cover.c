// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

#define MIN_PATCHES	3

/* Only who sees the first patch can say that there is nothing before it. */
static void series(struct report *to, const struct series *s)
{
	const struct subject_line *first = &s->patches.at[0]->message.subject;

	if (first->total >= MIN_PATCHES && first->number == 1 &&
	    s->patches.n == first->total)
		report(to, first->value, "%u patches without a cover letter",
		       first->total);
}

const struct rule rule_nf_no_cover = {
	.name = "NF_NO_COVER",
	.summary = "a series of three patches or more has no cover letter",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
