// SPDX-License-Identifier: GPL-2.0-only
#include "check/kernel.h"
#include "check/lines.h"

static void line(struct report *to, struct cread c)
{
	static const char *const printks[] = { "printk", NULL };

	while (line_find(&c, printks, true)) {
		const struct ctoken *call = cread_peek(&c);
		struct span level;

		c.at += 2;
		if (cread_ident(&c, &level) &&
		    span_starts(level, SPAN("KERN_")))
			continue;
		report(to, call->text, "printk() without a level");
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

const struct rule rule_printk_without_kern_level = {
	.name = "PRINTK_WITHOUT_KERN_LEVEL",
	.summary = "printk() without KERN_ERR or the like",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
