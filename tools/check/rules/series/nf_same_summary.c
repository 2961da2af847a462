// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>

#include "check/rule.h"

static struct span summary_of(const struct patch *p)
{
	return p->message.subject.summary;
}

/* By summary, and the same ones in the order of the series. */
static int by_summary(const void *left, const void *right)
{
	const struct patch *a = *(struct patch *const *)left;
	const struct patch *b = *(struct patch *const *)right;
	int rc = span_cmp(summary_of(a), summary_of(b));

	if (rc)
		return rc;
	if (a->message.subject.number < b->message.subject.number)
		return -1;
	return a->message.subject.number > b->message.subject.number;
}

static void series(struct report *to, const struct series *s)
{
	size_t n = s->patches.n, first = 0;
	struct patch **sorted = arena_zalloc(report_arena(to), n,
					     sizeof(struct patch *));

	for (size_t i = 0; i < n; i++)
		sorted[i] = s->patches.at[i];
	qsort(sorted, n, sizeof(*sorted), by_summary);
	for (size_t i = 1; i < n; i++) {
		if (!span_eq(summary_of(sorted[i]), summary_of(sorted[first]))) {
			first = i;
			continue;
		}
		if (!sorted[i]->diff.files.n || !sorted[first]->diff.files.n)
			continue;	/* a cover letter may have it, too */
		report(to, summary_of(sorted[i]),
		       "another patch of the series has this summary");
		report_also(to, summary_of(sorted[first]), "the other one");
	}
}

const struct rule rule_nf_same_summary = {
	.name = "NF_SAME_SUMMARY",
	.summary = "two patches of a series have the same summary",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
