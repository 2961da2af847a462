// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"
#include "model/file_kind.h"

static void line(struct report *to, struct cread c)
{
	struct span directive, value;

	if (cread_kind(&c, CTOKEN_DIRECTIVE, &directive) &&
	    span_eq(span_trim_left(span_from(directive, 1)), SPAN("if")) &&
	    cread_kind(&c, CTOKEN_NUMBER, &value) &&
	    span_eq(value, SPAN("0")))
		report(to, directive, "code that is never compiled");
}

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (file_is_c(f->path))
		each_added_line(to, tokens, line);
}

const struct rule rule_if_0 = {
	.name = "IF_0",
	.summary = "#if 0",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
