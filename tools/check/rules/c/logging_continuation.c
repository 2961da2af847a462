// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static const char *const words[] = { "pr_cont", "printk", NULL };

/* pr_cont(, or printk(KERN_CONT */
static void code(struct report *to, struct cread line)
{
	while (line_find(&line, words, true)) {
		struct cread call = line;

		if (cread_skip(&call, SPAN("pr_cont")) ||
		    (cread_skip(&call, SPAN("printk")) &&
		     cread_skip(&call, SPAN("(")) &&
		     cread_skip(&call, SPAN("KERN_CONT")))) {
			report(to, cread_peek(&line)->text,
			       "a message that another one began");
			return;
		}
		line.at++;
	}
}

const struct rule rule_logging_continuation = {
	.name = "LOGGING_CONTINUATION",
	.summary = "a line of the log is written piece by piece",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
