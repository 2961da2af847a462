// SPDX-License-Identifier: GPL-2.0-only
#include "check/new_functions.h"

/* ipset's templates and those of sysfs make the names that they call. */
static bool may_be_pasted(const struct new_function *f)
{
	return span_find(f->file->path, SPAN("/ipset/")) != SIZE_MAX ||
	       span_ends(f->name, SPAN("_show")) ||
	       span_ends(f->name, SPAN("_store"));
}

static void diff(struct report *to, const struct patch *p)
{
	struct new_functions all = { 0 };

	new_functions_find(report_arena(to), p, &all);
	for (size_t i = 0; i < all.list.n; i++) {
		const struct new_function *f = &all.list.at[i];

		if (f->is_static && !f->may_be_unused && !may_be_pasted(f) &&
		    new_function_uses(p, f, f->file) <= 1)
			report(to, f->name, "nothing calls '" SPAN_FMT "'",
			       SPAN_ARG(f->name));
	}
}

const struct rule rule_nf_unused_function = {
	.name = "NF_UNUSED_FUNCTION",
	.summary = "a new static function that nothing calls",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.diff = diff,
};
