// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static const char *const words[] = { "printk", NULL };

static void code(struct report *to, struct cread c)
{
	while (line_find(&c, words, true)) {
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

const struct rule rule_printk_without_kern_level = {
	.name = "PRINTK_WITHOUT_KERN_LEVEL",
	.summary = "printk() without KERN_ERR or the like",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
