// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cline.h"

static void pair(struct report *to, const struct cline *above,
		 const struct cline *l)
{
	(void)above;
	if (!l->is_joined &&
	    (cline_ends(l, SPAN("(")) || cline_ends(l, SPAN("["))))
		report(to, cline_tail(l)->text, "the line ends in a '%c'",
		       cline_tail(l)->text.p[0]);
}

const struct rule rule_open_ended_line = {
	.name = "OPEN_ENDED_LINE",
	.summary = "a line ends in an open parenthesis or bracket",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.pair = pair,
};
