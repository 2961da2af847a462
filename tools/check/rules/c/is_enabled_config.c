// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const char *const words[] = { "IS_ENABLED", NULL };

static void code(struct report *to, struct cread line)
{
	struct span name;

	for (; line.at < line.end; line.at++) {
		struct cread c = line;

		if (!cread_skip(&c, SPAN("IS_ENABLED")) ||
		    !cread_skip(&c, SPAN("(")) || !cread_ident(&c, &name) ||
		    !cread_is(&c, SPAN(")")))
			continue;
		if (!span_starts(name, SPAN("CONFIG_")))
			report(to, name, "'" SPAN_FMT "' does not begin with "
			       "CONFIG_", SPAN_ARG(name));
		return;
	}
}

const struct rule rule_is_enabled_config = {
	.name = "IS_ENABLED_CONFIG",
	.summary = "IS_ENABLED() of what is not a CONFIG_",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.code = code,
};
