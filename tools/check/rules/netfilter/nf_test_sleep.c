// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static bool is_test(struct span path)
{
	return span_starts(path, SPAN("tests/")) ||
	       span_starts(path, SPAN("tools/testing/selftests/")) ||
	       span_find(path, SPAN("/testcases/")) != SIZE_MAX;
}

static bool is_script(struct span path)
{
	return !span_ends(path, SPAN(".c")) && !span_ends(path, SPAN(".h")) &&
	       !span_ends(path, SPAN(".py"));
}

/* "sleep 3" of whole seconds, alone or behind ";": 0.1 may be of a loop. */
static bool reads_sleep(struct span text, uint64_t *seconds)
{
	return span_skip(&text, SPAN("sleep ")) &&
	       span_next_number(&text, 10, 3600, seconds) &&
	       !span_starts(text, SPAN(".")) && *seconds > 0;
}

static void line(struct report *to, const struct diff_line *l)
{
	const struct file_diff *f = report_file(to);
	struct span text = span_trim(l->text);
	uint64_t seconds;

	if (reads_sleep(text, &seconds) && is_test(f->path) &&
	    is_script(f->path))
		report(to, text, "a fixed wait of %u s", (unsigned int)seconds);
}

const struct rule rule_nf_test_sleep = {
	.name = "NF_TEST_SLEEP",
	.summary = "a test waits for a fixed time",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.line = line,
};
