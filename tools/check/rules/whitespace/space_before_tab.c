// SPDX-License-Identifier: GPL-2.0-only
#include "check/source.h"

static void line(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct diff_line *l)
{
	size_t at = span_find(l->text, SPAN(" \t"));

	(void)h;
	if (at != SIZE_MAX && source_has_tabs(to, f))
		report(to, span_first(span_from(l->text, at), 2),
		       "a blank before a tab");
}

const struct rule rule_space_before_tab = {
	.name = "SPACE_BEFORE_TAB",
	.summary = "a blank stands before a tab",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.line = line,
};
