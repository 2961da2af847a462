// SPDX-License-Identifier: GPL-2.0-only
#include "check/wide.h"

static void hunk(struct report *to, const struct ctokens *new_side)
{
	report_wide(to, new_side, WIDE_STRING);
}

const struct rule rule_long_line_string = {
	.name = "LONG_LINE_STRING",
	.summary = "a string makes a line wider than 100 columns",
	.severity = SEV_WARNING,
	.profiles = PROFILE_CHECKPATCH,
	.hunk = hunk,
};
