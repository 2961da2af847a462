// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const struct banned banned[] = {
	{ "__FUNCTION__", "is not standard C, __func__ is" },
	{ NULL, NULL }
};

const struct rule rule_use_func = {
	.name = "USE_FUNC",
	.summary = "__FUNCTION__ instead of __func__",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.banned_words = banned,
};
