// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* "p = krealloc(p,": the pointer, as it is written. */
static bool read_reuse(struct cread c, struct span *pointer)
{
	const struct ctoken *first = cread_peek(&c), *again;
	struct span other;

	if (!cread_lvalue(&c))
		return false;
	*pointer = ctoken_span(first, &c.list[c.at - 1]);
	if (!cread_skip(&c, SPAN("=")))
		return false;
	cread_group(&c, SPAN("("));
	if (!cread_skip(&c, SPAN("krealloc")) || !cread_skip(&c, SPAN("(")))
		return false;
	again = cread_peek(&c);
	if (!cread_lvalue(&c) || !cread_is(&c, SPAN(",")))
		return false;
	other = ctoken_span(again, &c.list[c.at - 1]);
	return span_eq(other, *pointer);
}

static void code(struct report *to, struct cread c)
{
	struct span pointer;

	for (; c.at < c.end; c.at++)
		if (read_reuse(c, &pointer)) {
			report(to, pointer, "'" SPAN_FMT
			       "' is lost if krealloc() fails",
			       SPAN_ARG(pointer));
			break;
		}
}

static const char *const words[] = { "krealloc", NULL };

const struct rule rule_krealloc_arg_reuse = {
	.name = "KREALLOC_ARG_REUSE",
	.summary = "p = krealloc(p, ...)",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
