// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const struct banned banned[] = {
	{ "simple_strtol", "ignores trailing text and overflow, kstrtol() does not" },
	{ "simple_strtoll", "ignores trailing text and overflow, kstrtoll() does not" },
	{ "simple_strtoul", "ignores trailing text and overflow, kstrtoul() does not" },
	{ "simple_strtoull", "ignores trailing text and overflow, kstrtoull() does not" },
	{ "strict_strtol", "is gone: use kstrtol()" },
	{ "strict_strtoll", "is gone: use kstrtoll()" },
	{ "strict_strtoul", "is gone: use kstrtoul()" },
	{ "strict_strtoull", "is gone: use kstrtoull()" },
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
