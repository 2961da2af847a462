// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const struct banned banned[] = {
	{ "simple_strtol", "takes any rest and any overflow, kstrtol() does not" },
	{ "simple_strtoll", "takes any rest and any overflow, kstrtoll() does not" },
	{ "simple_strtoul", "takes any rest and any overflow, kstrtoul() does not" },
	{ "simple_strtoull", "takes any rest and any overflow, kstrtoull() does not" },
	{ "strict_strtol", "is gone, kstrtol() is there" },
	{ "strict_strtoll", "is gone, kstrtoll() is there" },
	{ "strict_strtoul", "is gone, kstrtoul() is there" },
	{ "strict_strtoull", "is gone, kstrtoull() is there" },
	{ NULL, NULL }
};

const struct rule rule_consider_kstrto = {
	.name = "CONSIDER_KSTRTO",
	.summary = "an obsolete simple_strtoul() or the like",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.banned_calls = banned,
};
