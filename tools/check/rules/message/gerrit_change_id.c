// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"

static bool is_change_id(struct span line)
{
	return span_starts_nocase(span_trim_left(line), SPAN("change-id:"));
}

static void message(struct report *to, const struct patch *p)
{
	const struct message *m = &p->message;
	struct span rest = span_first(p->mail.text, p->diff_start), line;

	while (span_next_line(&rest, &line)) {
		if (line.p == m->separator.text.p)
			return;
		if (!speaks_checkpatch(to) && !span_within(line, p->mail.body))
			continue;
		if (is_change_id(line))
			report(to, line, "an id of Gerrit's");
	}
}

const struct rule rule_gerrit_change_id = {
	.name = "GERRIT_CHANGE_ID",
	.summary = "the message has an id of Gerrit's",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
