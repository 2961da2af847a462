// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const char *const words[] = { "__inline__", "__inline", NULL };

static void code(struct report *to, struct cread line)
{
	if (span_find(report_file(to)->path, SPAN("include/uapi/")) != SIZE_MAX)
		return;
	for (; line.at < line.end; line.at++)
		if (cread_skip_any(&line, words)) {
			report(to, line.list[line.at - 1].text,
			       "'" SPAN_FMT "' for inline",
			       SPAN_ARG(line.list[line.at - 1].text));
			return;
		}
}

const struct rule rule_inline = {
	.name = "INLINE",
	.summary = "__inline__ for inline",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.code = code,
};
