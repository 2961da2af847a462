// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* jiffies or get_jiffies_64() */
static bool read_jiffies(struct cread *c)
{
	struct cread rest = *c;

	if (cread_skip(c, SPAN("jiffies")))
		return true;
	if (!cread_skip(&rest, SPAN("get_jiffies_64")) ||
	    !cread_skip(&rest, SPAN("(")) || !cread_skip(&rest, SPAN(")")))
		return false;
	*c = rest;
	return true;
}

static bool is_compared(struct cread c, const struct ctoken **at)
{
	*at = cread_peek(&c);
	if (cread_comparison(&c)) {
		*at = cread_peek(&c);
		return read_jiffies(&c);
	}
	return read_jiffies(&c) && cread_comparison(&c);
}

static void code(struct report *to, struct cread c)
{
	const struct ctoken *at;

	for (; c.at < c.end; c.at++)
		if (is_compared(c, &at)) {
			report(to, at->text, SPAN_FMT
			       " is compared, but it wraps around",
			       SPAN_ARG(at->text));
			break;
		}
}

static const char *const words[] = { "jiffies", "get_jiffies_64", NULL };

const struct rule rule_jiffies_comparison = {
	.name = "JIFFIES_COMPARISON",
	.summary = "jiffies is compared by <, > or the like",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.code = code,
};
