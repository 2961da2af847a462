// SPDX-License-Identifier: GPL-2.0-only
#include "check/new_functions.h"

/* BPF and its test programs call functions that no header has. */
static bool is_for_bpf(const struct new_function *f)
{
	return span_starts(f->name, SPAN("bpf_")) ||
	       span_find(f->file->path, SPAN("/bpf/")) != SIZE_MAX;
}

static void diff(struct report *to, const struct patch *p)
{
	struct new_functions all = { 0 };

	new_functions_find(report_arena(to), p, &all);
	for (size_t i = 0; i < all.list.n; i++) {
		const struct new_function *f = &all.list.at[i];

		if (!f->is_static && !f->is_exported && !is_for_bpf(f) &&
		    new_function_uses(p, f, NULL) ==
		    new_function_uses(p, f, f->file))
			report(to, f->name,
			       "'" SPAN_FMT "' has no prototype, want static",
			       SPAN_ARG(f->name));
	}
}

const struct rule rule_nf_missing_static = {
	.name = "NF_MISSING_STATIC",
	.summary = "a new global function that no other file knows of",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.diff = diff,
};
