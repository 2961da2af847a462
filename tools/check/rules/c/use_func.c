// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"
#include "model/file_kind.h"

static const struct banned banned[] = {
	{ "__FUNCTION__", "is of one compiler, __func__ of the language" },
	{ NULL, NULL }
};

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (file_is_c(f->path))
		report_words(to, tokens, banned);
}

const struct rule rule_use_func = {
	.name = "USE_FUNC",
	.summary = "__FUNCTION__ instead of __func__",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
