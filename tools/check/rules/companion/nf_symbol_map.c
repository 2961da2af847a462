// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/companion.h"

static bool is_map(const struct file_diff *f, const void *context)
{
	(void)context;
	return span_ends(f->path, SPAN(".map"));
}

static void look(struct report *to, const struct series *s,
		 const struct file_diff *f, struct span at)
{
	if (!path_is_below(f->path, SPAN("src")) ||
	    !file_adds(f, SPAN("EXPORT_SYMBOL(")) ||
	    series_find(s, is_map, NULL))
		return;
	report(to, at, "symbols are exported, and none is added to a .map file");
}

static void series(struct report *to, const struct series *s)
{
	each_companion(to, s, look);
}

const struct rule rule_nf_symbol_map = {
	.name = "NF_SYMBOL_MAP",
	.summary = "a library exports a symbol that its .map file does not have",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
