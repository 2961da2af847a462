// SPDX-License-Identifier: GPL-2.0-only
#include "check/kernel.h"
#include "check/lines.h"

static const char *const allocators[] = {
	"kmalloc", "kzalloc", "kcalloc", "vmalloc", "vzalloc", "vcalloc",
	"kvmalloc", "kvzalloc", "kvcalloc", "kmalloc_array", "kvmalloc_array",
	"kmalloc_node", "kzalloc_node", "kstrdup", "kmemdup", "kmemdup_nul",
	"alloc_skb", "dev_alloc_skb", "netdev_alloc_skb", NULL
};

/* "*)" and then a function that returns void *. */
static void line(struct report *to, struct cread c)
{
	for (; c.at < c.end; c.at++) {
		struct cread rest = c;

		if (!cread_skip(&rest, SPAN("*")) ||
		    !cread_skip(&rest, SPAN(")")) ||
		    !cread_skip_any(&rest, allocators))
			continue;
		report(to, rest.list[rest.at - 1].text,
		       "a cast of what " SPAN_FMT "() returns",
		       SPAN_ARG(rest.list[rest.at - 1].text));
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

const struct rule rule_unnecessary_casts = {
	.name = "UNNECESSARY_CASTS",
	.summary = "(struct x *)kmalloc()",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
