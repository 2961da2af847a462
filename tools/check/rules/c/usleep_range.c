// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static void code(struct report *to, struct cread line)
{
	static const char *const names[] = { "udelay", NULL };
	struct span text;
	uint64_t us;

	if (line_find_number(&line, names, &text, &us) && us >= 10)
		report(to, text, "udelay() of " SPAN_FMT " microseconds",
		       SPAN_ARG(text));
}

static const char *const words[] = { "udelay", NULL };

const struct rule rule_usleep_range = {
	.name = "USLEEP_RANGE",
	.summary = "udelay() of 10 microseconds or more",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
