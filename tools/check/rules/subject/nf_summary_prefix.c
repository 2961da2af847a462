// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/tree.h"

static bool is_all_netfilter(const struct diff *d)
{
	for (size_t i = 0; i < d->files.n; i++)
		if (!tree_is_netfilter_path(d->files.at[i].path))
			return false;
	return d->files.n != 0;
}

static bool names_netfilter(struct span prefix)
{
	static const char *const words[] = {
		"netfilter", "ipvs", "bridge", "ebtables", "selftests", NULL
	};

	for (size_t i = 0; words[i]; i++)
		if (span_find_nocase(prefix, span_of(words[i])) != SIZE_MAX)
			return true;
	return false;
}

static bool is_revert(struct span summary)
{
	return span_starts_nocase(summary, SPAN("Revert"));
}

static void message(struct report *to, const struct patch *p)
{
	const struct subject_line *s = &p->message.subject;

	if (!s->summary.len || is_revert(s->summary))
		return;
	if (!s->prefix.len)
		report(to, s->summary, "no prefix that names what is changed");
	else if (is_all_netfilter(&p->diff) && !names_netfilter(s->prefix))
		report(to, s->prefix, "the prefix '" SPAN_FMT
		       "' does not begin with 'netfilter'",
		       SPAN_ARG(s->prefix));
}

const struct rule rule_nf_summary_prefix = {
	.name = "NF_SUMMARY_PREFIX",
	.summary = "the summary has no prefix, or not one of netfilter",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
