// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void code(struct report *to, struct cread c)
{
	for (; c.at < c.end; c.at++) {
		struct cread rest = c;

		if (cread_skip(&rest, SPAN("sizeof")) &&
		    cread_skip(&rest, SPAN("(")) && cread_is(&rest, SPAN("&"))) {
			report(to, cread_peek(&c)->text,
			       "the size of an address");
			break;
		}
	}
}

static const char *const words[] = { "sizeof", NULL };

const struct rule rule_sizeof_address = {
	.name = "SIZEOF_ADDRESS",
	.summary = "sizeof(&x)",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.code = code,
};
