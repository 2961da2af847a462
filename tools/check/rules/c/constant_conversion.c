// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const struct banned banned[] = {
	{ "__constant_htons", "is htons()" },
	{ "__constant_ntohs", "is ntohs()" },
	{ "__constant_be16_to_cpu", "is be16_to_cpu()" },
	{ "__constant_be32_to_cpu", "is be32_to_cpu()" },
	{ "__constant_be64_to_cpu", "is be64_to_cpu()" },
	{ "__constant_le16_to_cpu", "is le16_to_cpu()" },
	{ "__constant_le32_to_cpu", "is le32_to_cpu()" },
	{ "__constant_le64_to_cpu", "is le64_to_cpu()" },
	{ "__constant_cpu_to_be16", "is cpu_to_be16()" },
	{ "__constant_cpu_to_be32", "is cpu_to_be32()" },
	{ "__constant_cpu_to_be64", "is cpu_to_be64()" },
	{ "__constant_cpu_to_le16", "is cpu_to_le16()" },
	{ "__constant_cpu_to_le32", "is cpu_to_le32()" },
	{ "__constant_cpu_to_le64", "is cpu_to_le64()" },
	{ NULL, NULL }
};

const struct rule rule_constant_conversion = {
	.name = "CONSTANT_CONVERSION",
	.summary = "__constant_htons() or the like",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_INNER_C,
	.banned_calls = banned,
};
