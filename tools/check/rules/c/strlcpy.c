// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const struct banned banned[] = {
	{ "strlcpy", "reads all of its source, strscpy() stops" },
	{ NULL, NULL }
};

const struct rule rule_strlcpy = {
	.name = "STRLCPY",
	.summary = "strlcpy() is called",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.banned_calls = banned,
};
