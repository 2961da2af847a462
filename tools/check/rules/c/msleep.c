// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static void code(struct report *to, struct cread line)
{
	static const char *const names[] = { "msleep", NULL };
	struct span text;
	uint64_t ms;

	if (line_find_number(&line, names, &text, &ms) && ms < 20 &&
	    cread_skip(&line, SPAN(")")) && cread_is(&line, SPAN(";")))
		report(to, text, "msleep() of less than 20 ms");
}

static const char *const words[] = { "msleep", NULL };

const struct rule rule_msleep = {
	.name = "MSLEEP",
	.summary = "msleep() that sleeps longer than it says",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
