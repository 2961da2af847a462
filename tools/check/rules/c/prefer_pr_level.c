// SPDX-License-Identifier: GPL-2.0-only
#include "check/kernel.h"
#include "check/lines.h"

static void line(struct report *to, struct cread c)
{
	static const char *const printks[] = {
		"printk", "printk_once", "printk_ratelimited", NULL
	};
	const struct ctoken *call;
	struct span level;

	while (line_find(&c, printks, true)) {
		call = cread_peek(&c);
		c.at += 2;
		if (!cread_ident(&c, &level) ||
		    !span_starts(level, SPAN("KERN_")))
			continue;
		report(to, ctoken_span(call, &c.list[c.at - 1]),
		       SPAN_FMT "(" SPAN_FMT ") instead of a pr_ function",
		       SPAN_ARG(call->text), SPAN_ARG(level));
		break;
	}
}

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (is_kernel_c(to, f))
		each_added_line(to, tokens, line);
}

const struct rule rule_prefer_pr_level = {
	.name = "PREFER_PR_LEVEL",
	.summary = "printk(KERN_x instead of pr_x(",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
