// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const struct subject_line *subject_of(const struct series *s, size_t i)
{
	return &s->patches.at[i]->message.subject;
}

/* In the order of their numbers: the first that does not follow, or n. */
static size_t find_gap(const struct series *s)
{
	size_t i = 1;

	while (i < s->patches.n &&
	       subject_of(s, i)->number <= subject_of(s, i - 1)->number + 1)
		i++;
	return i;
}

/* Who checks one patch of a series has the others elsewhere. */
static void series(struct report *to, const struct series *s)
{
	const struct subject_line *last;
	size_t gap;

	if (s->may_lack || s->patches.n < 2 || !subject_of(s, 0)->total)
		return;
	gap = find_gap(s);
	last = subject_of(s, gap - 1);
	if (subject_of(s, 0)->number > 1)
		report(to, subject_of(s, 0)->value,
		       "the series begins with %u/%u",
		       subject_of(s, 0)->number, subject_of(s, 0)->total);
	else if (gap < s->patches.n)
		report(to, subject_of(s, gap)->value,
		       "%u/%u comes after %u/%u", subject_of(s, gap)->number,
		       last->total, last->number, last->total);
	else if (last->number < last->total)
		report(to, last->value, "the series ends with %u/%u",
		       last->number, last->total);
	else if (last->number > last->total)
		report(to, last->value, "%u/%u is one too many", last->number,
		       last->total);
}

const struct rule rule_nf_series_numbers = {
	.name = "NF_SERIES_NUMBERS",
	.summary = "patches of a series are missing",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
