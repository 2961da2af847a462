// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const char *const members[] = { "extra1", "extra2", NULL };

static bool read_bound(struct cread c, struct span *name)
{
	static const char *const shared[] = { "zero", "one", "int_max", NULL };

	if (!cread_skip(&c, SPAN(".")) || !cread_skip_any(&c, members) ||
	    !cread_skip(&c, SPAN("=")) || !cread_skip(&c, SPAN("&")) ||
	    !cread_skip_any(&c, shared))
		return false;
	*name = c.list[c.at - 1].text;
	return true;
}

static void code(struct report *to, struct cread c)
{
	struct span name;

	for (; c.at < c.end; c.at++)
		if (read_bound(c, &name)) {
			report(to, name, "a bound of its own, '" SPAN_FMT
			       "', where linux/sysctl.h shares one",
			       SPAN_ARG(name));
			break;
		}
}

const struct rule rule_duplicated_sysctl_const = {
	.name = "DUPLICATED_SYSCTL_CONST",
	.summary = "a sysctl table has its own zero, one or int_max",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = members,
	.code = code,
};
