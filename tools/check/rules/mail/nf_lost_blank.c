// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void diff(struct report *to, const struct patch *p)
{
	const struct diff_defect *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < p->diff.defects.n; i++) {
		const struct diff_defect *d = &p->diff.defects.at[i];

		if (d->kind == DIFF_LOST_BLANK && !n++)
			first = d;
	}
	if (first)
		report(to, first->at,
		       "%zu empty lines of context lost their space", n);
}

const struct rule rule_nf_lost_blank = {
	.name = "NF_LOST_BLANK",
	.summary = "empty lines of context lost the space before them",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.diff = diff,
};
