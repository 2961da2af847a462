// SPDX-License-Identifier: GPL-2.0-only
#include "check/kernel.h"
#include "check/lines.h"

static void line(struct report *to, struct cread c)
{
	static const char *const words[] = { "EXPORT_SYMBOL", NULL };

	if (line_find(&c, words, true))
		report(to, cread_peek(&c)->text,
		       "EXPORT_SYMBOL() without _GPL");
}

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (is_inner_kernel_c(to, f))
		each_added_line(to, tokens, line);
}

const struct rule rule_nf_export_gpl = {
	.name = "NF_EXPORT_GPL",
	.summary = "a symbol is exported to modules of any licence",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.hunk = hunk,
};
