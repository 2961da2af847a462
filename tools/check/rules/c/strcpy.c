// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const struct banned banned[] = {
	{ "strcpy", "does not know the size of its target" },
	{ NULL, NULL }
};

const struct rule rule_strcpy = {
	.name = "STRCPY",
	.summary = "strcpy() is called",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.banned_calls = banned,
};
