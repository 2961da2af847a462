// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void diff(struct report *to, const struct patch *p)
{
	for (size_t i = 0; i < p->diff.files.n; i++) {
		const struct file_diff *f = &p->diff.files.at[i];

		if (f->is_p1 || !f->hunks.n)
			continue;
		report(to, mail_line_text(&p->mail, f->nrs.first),
		       "'" SPAN_FMT "' has no a/ or b/ before it",
		       SPAN_ARG(f->path));
		return;
	}
}

const struct rule rule_nf_strip_level = {
	.name = "NF_STRIP_LEVEL",
	.summary = "paths of the diff have no a/ and b/ before them",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.diff = diff,
};
