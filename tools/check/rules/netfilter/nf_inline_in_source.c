// SPDX-License-Identifier: GPL-2.0-only
#include "check/kernel.h"
#include "check/lines.h"
#include "model/file_kind.h"

static void line(struct report *to, struct cread c)
{
	static const char *const words[] = { "inline", NULL };

	if (line_find(&c, words, false) && !cread_peek(&c)->in_macro)
		report(to, cread_peek(&c)->text, "inline in a source file");
}

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (file_kind(f->path) == FILE_C && is_kernel_c(to, f))
		each_added_line(to, tokens, line);
}

const struct rule rule_nf_inline_in_source = {
	.name = "NF_INLINE_IN_SOURCE",
	.summary = "a function of a .c file is inline",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.hunk = hunk,
};
