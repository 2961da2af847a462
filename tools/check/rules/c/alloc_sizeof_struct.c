// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const char *const allocators[] = {
	"kmalloc", "kzalloc", "vmalloc", "vzalloc", "kvmalloc", "kvzalloc",
	"kmalloc_node", "kzalloc_node", "vmalloc_node", "vzalloc_node",
	"kvmalloc_node", "kvzalloc_node", NULL
};

/* "= kmalloc(sizeof(struct x", with a cast or without. */
static bool read_allocation(struct cread c, struct span *name)
{
	if (!cread_skip(&c, SPAN("=")))
		return false;
	cread_group(&c, SPAN("("));
	return cread_skip_any(&c, allocators) && cread_skip(&c, SPAN("(")) &&
	       cread_skip(&c, SPAN("sizeof")) && cread_skip(&c, SPAN("(")) &&
	       cread_skip(&c, SPAN("struct")) && cread_ident(&c, name) &&
	       cread_skip(&c, SPAN(")"));
}

static void code(struct report *to, struct cread c)
{
	for (; c.at < c.end; c.at++) {
		struct cread value = c;
		struct span name;

		if (!cread_lvalue(&value) || !read_allocation(value, &name))
			continue;
		report(to, name, "the size is that of struct " SPAN_FMT
		       ", not of what the pointer points to", SPAN_ARG(name));
		break;
	}
}

const struct rule rule_alloc_sizeof_struct = {
	.name = "ALLOC_SIZEOF_STRUCT",
	.summary = "memory is allocated by sizeof(struct x), not sizeof(*p)",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = allocators,
	.code = code,
};
