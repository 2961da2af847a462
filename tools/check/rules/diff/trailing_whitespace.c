// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void line(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct diff_line *l)
{
	struct span kept = span_trim_right(l->text);
	struct span blanks = span_from(l->text, kept.len);

	(void)f;
	(void)h;
	if (!blanks.len)
		return;
	report(to, blanks, "white space at the end of the line");
	report_fix(to, blanks, SPAN(""));
}

const struct rule rule_trailing_whitespace = {
	.name = "TRAILING_WHITESPACE",
	.summary = "an added line ends in white space",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.line = line,
};
