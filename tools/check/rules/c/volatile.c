// SPDX-License-Identifier: GPL-2.0-only
#include "check/kernel.h"
#include "check/lines.h"

static void line(struct report *to, struct cread c)
{
	static const char *const words[] = { "volatile", NULL };
	size_t first = c.at;

	if (!line_find(&c, words, false))
		return;
	if (c.at > first && (ctoken_is(&c.list[c.at - 1], SPAN("asm")) ||
			     ctoken_is(&c.list[c.at - 1], SPAN("__asm__"))))
		return;
	report(to, cread_peek(&c)->text, "volatile orders nothing");
}

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	(void)h;
	if (is_kernel_c(to, f))
		each_added_line(to, tokens, line);
}

const struct rule rule_volatile = {
	.name = "VOLATILE",
	.summary = "volatile in kernel code",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
