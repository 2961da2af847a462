// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const struct banned banned[] = {
	{ "in_atomic", "does not know about spinlocks" },
	{ NULL, NULL }
};

const struct rule rule_in_atomic = {
	.name = "IN_ATOMIC",
	.summary = "in_atomic()",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.banned_calls = banned,
};
