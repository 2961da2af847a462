// SPDX-License-Identifier: GPL-2.0-only
#include "check/kernel.h"
#include "check/lines.h"

static const struct banned banned[] = {
	{ "ENOSYS", "means that there is no such system call" },
	{ NULL, NULL }
};

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (is_kernel_c(to, f))
		report_words(to, tokens, banned);
}

const struct rule rule_enosys = {
	.name = "ENOSYS",
	.summary = "ENOSYS for anything but a system call",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
