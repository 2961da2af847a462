// SPDX-License-Identifier: GPL-2.0-only
#include "check/wide.h"

static void hunk(struct report *to, const struct ctokens *new_side)
{
	report_wide(to, new_side, WIDE_COMMENT);
}

const struct rule rule_long_line_comment = {
	.name = "LONG_LINE_COMMENT",
	.summary = "a comment makes a line wider than 80 or 100 columns",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
