// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const struct banned banned[] = {
	{ "strncpy", "may leave the end without a NUL" },
	{ NULL, NULL }
};

const struct rule rule_strncpy = {
	.name = "STRNCPY",
	.summary = "strncpy() is called",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.banned_calls = banned,
};
