// SPDX-License-Identifier: GPL-2.0-only
#include "check/references.h"

/* The same words; the title may end early in "...". */
static bool is_same(struct span written, struct span title)
{
	struct span a, b;

	for (;;) {
		bool more = span_next_word(&written, &a);

		if (more && span_eq(a, SPAN("...")) && !span_trim(written).len)
			return true;
		if (span_next_word(&title, &b) != more)
			return more && span_ends(a, SPAN("..."));
		if (!more)
			return true;
		if (span_ends(a, SPAN("...")) && !span_trim(written).len)
			return span_starts(b, span_first(a, a.len - 3));
		if (!span_eq(a, b))
			return false;
	}
}

static void look(struct report *to, const struct reference *r)
{
	if (r->found == UPSTREAM_ONE && r->title.len &&
	    !is_same(r->title, r->commit.title))
		report(to, r->id, "the title of that commit is \"" SPAN_FMT
		       "\"", SPAN_ARG(r->commit.title));
}

static void message(struct report *to, const struct patch *p)
{
	each_reference(to, p, look);
}

const struct rule rule_nf_commit_title = {
	.name = "NF_COMMIT_TITLE",
	.summary = "with --tree: the title after an id is not that commit's",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
