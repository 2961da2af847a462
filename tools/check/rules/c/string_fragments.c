// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static void code(struct report *to, struct cread line)
{
	for (size_t i = line.at; i + 1 < line.end; i++) {
		if (line.list[i].kind != CTOKEN_STRING ||
		    line.list[i + 1].kind != CTOKEN_STRING)
			continue;
		report(to, line.list[i + 1].text, "two strings in a row");
		return;
	}
}

const struct rule rule_string_fragments = {
	.name = "STRING_FRAGMENTS",
	.summary = "\"one string\" \"after another\"",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.code = code,
};
