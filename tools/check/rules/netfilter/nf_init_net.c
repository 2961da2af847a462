// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

/*
 * A comparison asks whether this is the first one, and a table of sysctls is
 * written for it before the others get a copy; both are right.
 */
static bool is_right(const struct cread *c, size_t first)
{
	static const char *const right[] = {
		"net_eq", "==", "!=", "data", "sizeof", "ARRAY_SIZE", "extern",
		NULL
	};
	struct cread line = { c->list, first, c->end };

	return line_find(&line, right, false);
}

static const char *const words[] = { "init_net", NULL };

static void code(struct report *to, struct cread c)
{
	size_t first = c.at;

	if (line_find(&c, words, false) && !is_right(&c, first))
		report(to, cread_peek(&c)->text,
		       "init_net is only one of the network namespaces");
}

const struct rule rule_nf_init_net = {
	.name = "NF_INIT_NET",
	.summary = "code that works in the first network namespace only",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_NETFILTER_C,
	.words = words,
	.code = code,
};
