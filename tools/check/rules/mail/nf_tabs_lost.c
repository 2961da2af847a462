// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/file_kind.h"

#define MIN_LINES	3	/* of blanks, to be sure */

struct indents {
	size_t tabs, blanks;
	const struct diff_line *first;	/* with blanks */
};

/* Lines of the tree, which its authors indent by tabs. */
static void count(const struct hunk *h, struct indents *n)
{
	for (size_t i = 0; i < h->lines.n; i++) {
		const struct diff_line *l = &h->lines.at[i];

		if (span_find_char(l->text, '\t') != SIZE_MAX)
			n->tabs++;
		if (l->kind == DIFF_ADDED ||
		    !span_starts(l->text, SPAN("        ")))
			continue;
		if (!n->blanks++)
			n->first = l;
	}
}

static void diff(struct report *to, const struct patch *p)
{
	struct indents n = { 0 };

	for (size_t i = 0; i < p->diff.files.n; i++) {
		const struct file_diff *f = &p->diff.files.at[i];

		for (size_t j = 0;
		     file_kind_is_c(f->kind) && j < f->hunks.n; j++)
			count(&f->hunks.at[j], &n);
	}
	if (!n.tabs && n.blanks >= MIN_LINES)
		report(to, n.first->text,
		       "%zu lines of context are indented by spaces, none by a tab",
		       n.blanks);
}

const struct rule rule_nf_tabs_lost = {
	.name = "NF_TABS_LOST",
	.summary = "the diff has spaces where the tree has tabs",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.diff = diff,
};
