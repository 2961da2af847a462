// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const struct banned banned[] = {
	{ "ENOTSUPP", "belongs to NFS, programs know EOPNOTSUPP" },
	{ NULL, NULL }
};

const struct rule rule_enotsupp = {
	.name = "ENOTSUPP",
	.summary = "ENOTSUPP, which programs do not know",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.banned_words = banned,
};
