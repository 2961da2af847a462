// SPDX-License-Identifier: GPL-2.0-only
#include "check/spacing.h"

static void hunk(struct report *to, const struct ctokens *new_side)
{
	const enum coperator_role *roles;
	struct cline_walk w;

	roles = coperator_roles(report_arena(to), new_side);
	cline_walk(&w, new_side);
	while (cline_next(&w)) {
		if (!cline_is_added(&w.now))
			continue;
		spacing_of_operators(to, &w.now, roles);
		spacing_of_brackets(to, &w.now);
		spacing_of_words(to, &w.now);
	}
}

const struct rule rule_spacing = {
	.name = "SPACING",
	.summary = "a space is missing, or one too many is there",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.hunk = hunk,
};
