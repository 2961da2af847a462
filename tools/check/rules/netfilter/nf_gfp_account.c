// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/kernel.h"
#include "check/lines.h"

/* nf_tables and its expressions, where a user decides how much there is. */
static bool is_nf_tables(struct span path)
{
	struct span base = path_base(path);

	return span_starts(path, SPAN("net/")) &&
	       (span_starts(base, SPAN("nft_")) ||
		span_starts(base, SPAN("nf_tables_")));
}

static void line(struct report *to, struct cread c)
{
	static const char *const words[] = { "GFP_KERNEL", NULL };

	if (line_find(&c, words, false))
		report(to, cread_peek(&c)->text,
		       "GFP_KERNEL charges no control group");
}

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (is_kernel_c(to, f) && is_nf_tables(f->path))
		each_added_line(to, tokens, line);
}

const struct rule rule_nf_gfp_account = {
	.name = "NF_GFP_ACCOUNT",
	.summary = "GFP_KERNEL in nf_tables, which has GFP_KERNEL_ACCOUNT",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.hunk = hunk,
};
