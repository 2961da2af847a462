// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void code(struct report *to, struct cread line)
{
	const struct ctoken *last = &line.list[line.end - 1];

	if (line.end - line.at > 1 && ctoken_is(last, SPAN(";")) &&
	    ctoken_is(last - 1, SPAN(";")))
		report(to, last->text, "a second semicolon");
}

const struct rule rule_one_semicolon = {
	.name = "ONE_SEMICOLON",
	.summary = "a line ends in two semicolons",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.code = code,
};
