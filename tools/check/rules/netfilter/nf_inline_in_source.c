// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static const char *const words[] = { "inline", NULL };

static void code(struct report *to, struct cread c)
{
	if (line_find(&c, words, false) && !cread_peek(&c)->in_macro)
		report(to, cread_peek(&c)->text, "inline in a source file");
}

const struct rule rule_nf_inline_in_source = {
	.name = "NF_INLINE_IN_SOURCE",
	.summary = "a function of a .c file is inline",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_KERNEL_C | FILES_SOURCE,
	.words = words,
	.code = code,
};
