// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void defect(struct report *to, const struct diff_defect *d)
{
	switch (d->kind) {
	case DIFF_HUNK_SHORT:
		report(to, d->at, "the hunk has %ld lines, its header says %ld",
		       d->found, d->expected);
		break;
	case DIFF_HUNK_LONG:
		report(to, d->at, "the hunk has more lines than its header "
		       "says, %ld", d->expected);
		break;
	case DIFF_BAD_HEADER:
		report(to, d->at, "this is not a header of a hunk");
		break;
	case DIFF_LOST_MARKER:
		report(to, d->at, "the line in the hunk begins without "
		       "' ', '+' or '-'");
		break;
	case DIFF_LOST_BLANK:
		break;
	case DIFF_NO_FILE:
		report(to, d->at, "the hunk comes before any file name");
		break;
	case DIFF_BAD_BINARY:
		report(to, d->at, "this is not a binary patch of git");
		break;
	}
}

/* checkpatch.pl sees the first line without a marker, and nothing else. */
static void diff(struct report *to, const struct patch *p)
{
	bool is_strict = report_profile(to) != PROFILE_CHECKPATCH;

	for (size_t i = 0; i < p->diff.defects.n; i++) {
		const struct diff_defect *d = &p->diff.defects.at[i];

		if (!is_strict && d->kind != DIFF_LOST_MARKER)
			continue;
		defect(to, d);
		if (!is_strict)
			break;
	}
}

const struct rule rule_corrupted_patch = {
	.name = "CORRUPTED_PATCH",
	.summary = "the diff is damaged: git will not apply it",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.diff = diff,
};
