// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cline.h"

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *new_side)
{
	struct cline_walk w;

	(void)f;
	cline_walk(&w, h, new_side);
	while (cline_next(&w))
		if (cline_is_added(&w.now) && !w.now.is_joined &&
		    (cline_ends(&w.now, SPAN("(")) ||
		     cline_ends(&w.now, SPAN("["))))
			report(to, cline_tail(&w.now)->text,
			       "the line ends in a '%c'",
			       cline_tail(&w.now)->text.p[0]);
}

const struct rule rule_open_ended_line = {
	.name = "OPEN_ENDED_LINE",
	.summary = "a line ends in an open parenthesis or bracket",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.hunk = hunk,
};
