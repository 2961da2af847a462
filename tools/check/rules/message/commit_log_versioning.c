// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "model/log.h"

/* "v2" and what is behind it. */
static bool skip_version(struct span *cursor)
{
	struct span rest = *cursor;
	uint64_t version;

	if (!span_skip_nocase(&rest, SPAN("version")) &&
	    !span_skip_nocase(&rest, SPAN("v")))
		return false;
	span_skip_blanks(&rest);
	if (!span_next_number(&rest, 10, 99, &version))
		return false;
	*cursor = rest;
	return true;
}

/* "v2: https://..." */
static bool is_versioned_link(struct span line)
{
	struct span rest = span_trim_left(line);

	return skip_version(&rest) && span_skip_char(&rest, ':') &&
	       span_starts(span_trim_left(rest), SPAN("http"));
}

/* "v2: ...", "V3 - ...", "v1 -> v2", "Changes since v2", "Changes in v2" */
static bool is_version_note(struct span line)
{
	struct span rest = span_trim_left(line);

	if (span_skip_nocase(&rest, SPAN("changes ")) ||
	    span_skip_nocase(&rest, SPAN("changelog "))) {
		if (!span_skip_nocase(&rest, SPAN("since ")) &&
		    !span_skip_nocase(&rest, SPAN("in ")) &&
		    !span_skip_nocase(&rest, SPAN("from ")))
			return false;
		return skip_version(&rest);
	}
	if (!skip_version(&rest))
		return false;
	rest = span_trim_left(rest);
	return span_starts(rest, SPAN(":")) || span_starts(rest, SPAN("->")) ||
	       span_starts(rest, SPAN("- ")) || span_starts(rest, SPAN("=>"));
}

static void message(struct report *to, const struct patch *p)
{
	struct log_walk log = { .msg = &p->message };
	struct line line;

	while (log_next(&log, &line)) {
		if (speaks_checkpatch(to)) {
			if (is_versioned_link(line.text))
				report(to, line.text,
				       "a version's link in the log");
		} else if (is_version_note(line.text)) {
			report(to, line.text,
			       "what changed since the last version, in the log");
			return;
		}
	}
}

const struct rule rule_commit_log_versioning = {
	.name = "COMMIT_LOG_VERSIONING",
	.summary = "the log tells what changed between versions of the patch",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
