// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/log.h"

static void message(struct report *to, const struct patch *p)
{
	struct log_walk log = { .msg = &p->message };
	struct line line;

	while (log_next(&log, &line))
		if (span_starts(line.text, SPAN("#")))
			report(to, line.text, "git takes the line for a comment");
}

const struct rule rule_commit_comment_symbol = {
	.name = "COMMIT_COMMENT_SYMBOL",
	.summary = "a line of the commit message begins with '#'",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
