// SPDX-License-Identifier: GPL-2.0-only
#include "check/kernel.h"
#include "check/lines.h"

static const struct banned banned[] = {
	{ "ENOTSUPP", "is of NFS, EOPNOTSUPP is what programs know" },
	{ NULL, NULL }
};

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (is_kernel_c(to, f))
		report_words(to, tokens, banned);
}

const struct rule rule_enotsupp = {
	.name = "ENOTSUPP",
	.summary = "ENOTSUPP, which programs do not know",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
