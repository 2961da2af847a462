// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/log.h"

#define MIN_TIMES	3	/* lines with a time, until it is a pattern */

/* What is the same in each oops, or differs from machine to machine. */
static const char *useless_part(struct span line)
{
	static const char *const parts[][2] = {
		{ "Modules linked in:", "the list of modules" },
		{ "Hardware name:", "the name of the machine" },
		{ "Code: ", "the dump of the code" },
		{ "RAX: ", "the registers" },
		{ "CR0: ", "the registers" },
		{ "Memory state around the buggy address", "the shadow memory" },
		{ NULL, NULL }
	};

	for (size_t i = 0; parts[i][0]; i++)
		if (span_find(line, span_of(parts[i][0])) != SIZE_MAX)
			return parts[i][1];
	return NULL;
}

static void message(struct report *to, const struct patch *p)
{
	struct log_walk log = { .msg = &p->message };
	struct line line;
	size_t times = 0;

	while (log_next(&log, &line)) {
		const char *part = useless_part(line.text);

		times += log_has_time(line.text);
		if (times == MIN_TIMES)
			part = "the times";
		if (part) {
			report(to, line.text, "an oops with %s", part);
			return;
		}
	}
}

const struct rule rule_nf_oops = {
	.name = "NF_OOPS",
	.summary = "an oops in the message is not trimmed",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.message = message,
};
