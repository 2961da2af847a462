// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static const char *const words[] = { "EXPORT_SYMBOL", NULL };

static void code(struct report *to, struct cread c)
{
	if (line_find(&c, words, true))
		report(to, cread_peek(&c)->text,
		       "EXPORT_SYMBOL() without _GPL");
}

const struct rule rule_nf_export_gpl = {
	.name = "NF_EXPORT_GPL",
	.summary = "a symbol is exported to modules of any licence",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_INNER_C,
	.words = words,
	.code = code,
};
