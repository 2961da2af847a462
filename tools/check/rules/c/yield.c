// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const struct banned banned[] = {
	{ "yield", "lets nobody run in particular" },
	{ NULL, NULL }
};

const struct rule rule_yield = {
	.name = "YIELD",
	.summary = "yield()",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.banned_calls = banned,
};
