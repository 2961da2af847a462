// SPDX-License-Identifier: GPL-2.0-only
#include "check/wide.h"

static void hunk(struct report *to, const struct ctokens *new_side)
{
	report_wide(to, new_side, WIDE_CODE);
}

const struct rule rule_long_line = {
	.name = "LONG_LINE",
	.summary = "a line of code is wider than 80 or 100 columns",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
