// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const struct banned banned[] = {
	{ "LINUX_VERSION_CODE", "asks for a version that this tree is not" },
	{ NULL, NULL }
};

const struct rule rule_linux_version_code = {
	.name = "LINUX_VERSION_CODE",
	.summary = "code for another version of the kernel",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.banned_words = banned,
};
