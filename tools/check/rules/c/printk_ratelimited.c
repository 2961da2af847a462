// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const struct banned banned[] = {
	{ "printk_ratelimit",
	  "shares its limit with all others" },
	{ NULL, NULL }
};

const struct rule rule_printk_ratelimited = {
	.name = "PRINTK_RATELIMITED",
	.summary = "printk_ratelimit() shares one limit with all",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.banned_calls = banned,
};
