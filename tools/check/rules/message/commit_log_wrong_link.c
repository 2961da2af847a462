// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/log.h"

/* Cut "Link:" or "Closes:" off; exactly so spelt. */
static bool skip_key(struct span *cursor)
{
	return span_skip(cursor, SPAN("Link:")) ||
	       span_skip(cursor, SPAN("Closes:"));
}

static bool is_public(struct span link)
{
	return span_starts(link, SPAN("http://")) ||
	       span_starts(link, SPAN("https://"));
}

static void message(struct report *to, const struct patch *p)
{
	struct log_walk log = { .msg = &p->message };
	struct line line;

	while (log_next(&log, &line)) {
		struct span rest = span_trim_left(line.text);

		if (!skip_key(&rest))
			continue;
		rest = span_trim(rest);
		if (rest.len && !is_public(rest))
			report(to, rest, "not an http(s) address: '" SPAN_FMT
			       "'", SPAN_ARG(rest));
	}
}

const struct rule rule_commit_log_wrong_link = {
	.name = "COMMIT_LOG_WRONG_LINK",
	.summary = "Link: or Closes: is not followed by a public address",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
