// SPDX-License-Identifier: GPL-2.0-only
#include "check/kernel.h"
#include "check/lines.h"

static const struct banned banned[] = {
	{ "LINUX_VERSION_CODE", "asks for a version that this tree is not" },
	{ NULL, NULL }
};

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (is_kernel_c(to, f))
		report_words(to, tokens, banned);
}

const struct rule rule_linux_version_code = {
	.name = "LINUX_VERSION_CODE",
	.summary = "code for another version of the kernel",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
