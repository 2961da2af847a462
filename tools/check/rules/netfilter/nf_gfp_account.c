// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/lines.h"

/* nf_tables and its expressions, where a user decides how much there is. */
static bool is_nf_tables(struct span path)
{
	struct span base = path_base(path);

	return span_starts(path, SPAN("net/")) &&
	       (span_starts(base, SPAN("nft_")) ||
		span_starts(base, SPAN("nf_tables_")));
}

static const char *const words[] = { "GFP_KERNEL", NULL };

static void code(struct report *to, struct cread c)
{
	if (is_nf_tables(report_file(to)->path) && line_find(&c, words, false))
		report(to, cread_peek(&c)->text,
		       "GFP_KERNEL charges no control group");
}

const struct rule rule_nf_gfp_account = {
	.name = "NF_GFP_ACCOUNT",
	.summary = "GFP_KERNEL in nf_tables, which has GFP_KERNEL_ACCOUNT",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
