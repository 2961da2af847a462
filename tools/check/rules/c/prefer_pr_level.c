// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static const char *const words[] = {
	"printk", "printk_once", "printk_ratelimited", NULL
};

static void code(struct report *to, struct cread c)
{
	const struct ctoken *call;
	struct span level;

	while (line_find(&c, words, true)) {
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

const struct rule rule_prefer_pr_level = {
	.name = "PREFER_PR_LEVEL",
	.summary = "printk(KERN_x instead of pr_x(",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
