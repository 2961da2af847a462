// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void diff(struct report *to, const struct patch *p)
{
	const struct diff_defect *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < p->diff.defects.n; i++) {
		const struct diff_defect *d = &p->diff.defects.at[i];

		if (d->kind != DIFF_LOST_MARKER)
			continue;
		if (!n++)
			first = d;
	}
	if (first)
		report(to, first->at, n == 1 ?
		       "a line of the diff was wrapped" :
		       "%zu lines of the diff were wrapped", n);
}

const struct rule rule_nf_wrapped = {
	.name = "NF_WRAPPED",
	.summary = "lines of the diff were wrapped on the way",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER,
	.diff = diff,
};
