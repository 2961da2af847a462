// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"
#include "model/file_kind.h"

static const struct banned banned[] = {
	{ "strcpy", "does not know the size of its target" },
	{ NULL, NULL }
};

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (file_is_c(f->path))
		report_calls(to, tokens, banned);
}

const struct rule rule_strcpy = {
	.name = "STRCPY",
	.summary = "strcpy() is called",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
