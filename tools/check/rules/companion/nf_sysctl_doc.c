// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/companion.h"
#include "model/tree.h"

static bool is_documentation(const struct file_diff *f, const void *context)
{
	(void)context;
	return path_is_below(f->path, SPAN("Documentation"));
}

/* The name of a sysctl that is added, and that is not moved; or empty. */
static struct span new_sysctl(const struct hunk *h)
{
	struct span name = { 0 };

	for (size_t i = 0; i < h->lines.n; i++) {
		struct span rest = h->lines.at[i].text, text;
		size_t at = span_find(rest, SPAN(".procname"));

		if (at == SIZE_MAX)
			continue;
		if (h->lines.at[i].kind == DIFF_REMOVED)
			return (struct span){ 0 };
		rest = span_from(rest, at);
		if (h->lines.at[i].kind == DIFF_ADDED && !name.len &&
		    span_next_until(&rest, '"', &text) &&
		    span_next_until(&rest, '"', &text))
			name = text;
	}
	return name;
}

static void look(struct report *to, const struct series *s,
		 const struct file_diff *f, struct span at)
{
	if (!tree_is_netfilter_path(f->path) || f->is_rename ||
	    series_find(s, is_documentation, NULL))
		return;
	for (size_t i = 0; i < f->hunks.n; i++) {
		struct span name = new_sysctl(&f->hunks.at[i]);

		if (!name.len)
			continue;
		report(to, name, "the sysctl '" SPAN_FMT "' is new, and nothing "
		       "in Documentation/ changes", SPAN_ARG(name));
		return;
	}
	(void)at;
}

static void series(struct report *to, const struct series *s)
{
	each_companion(to, s, look);
}

const struct rule rule_nf_sysctl_doc = {
	.name = "NF_SYSCTL_DOC",
	.summary = "a new sysctl of netfilter is not documented",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
