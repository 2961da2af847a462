// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static const char *const words[] = { "volatile", NULL };

static void code(struct report *to, struct cread c)
{
	size_t first = c.at;

	if (!line_find(&c, words, false))
		return;
	if (c.at > first && (ctoken_is(&c.list[c.at - 1], SPAN("asm")) ||
			     ctoken_is(&c.list[c.at - 1], SPAN("__asm__"))))
		return;
	report(to, cread_peek(&c)->text, "volatile orders nothing");
}

const struct rule rule_volatile = {
	.name = "VOLATILE",
	.summary = "volatile in kernel code",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
