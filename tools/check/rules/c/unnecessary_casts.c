// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const char *const allocators[] = {
	"kmalloc", "kzalloc", "kcalloc", "vmalloc", "vzalloc", "vcalloc",
	"kvmalloc", "kvzalloc", "kvcalloc", "kmalloc_array", "kvmalloc_array",
	"kmalloc_node", "kzalloc_node", "kstrdup", "kmemdup", "kmemdup_nul",
	"alloc_skb", "dev_alloc_skb", "netdev_alloc_skb", NULL
};

/* "*)" and then a function that returns void *. */
static void code(struct report *to, struct cread c)
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

const struct rule rule_unnecessary_casts = {
	.name = "UNNECESSARY_CASTS",
	.summary = "(struct x *)kmalloc()",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = allocators,
	.code = code,
};
