// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const struct banned banned[] = {
	{ "ENOSYS", "means that there is no such system call" },
	{ NULL, NULL }
};

const struct rule rule_enosys = {
	.name = "ENOSYS",
	.summary = "ENOSYS for anything but a system call",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.banned_words = banned,
};
