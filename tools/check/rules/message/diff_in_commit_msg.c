// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "model/log.h"
#include "model/words.h"

/* Cut "12,3" off. */
static bool skip_range(struct span *cursor)
{
	uint64_t ignored;

	return span_next_number(cursor, 10, UINT64_MAX, &ignored) &&
	       span_skip_char(cursor, ',') &&
	       span_next_number(cursor, 10, UINT64_MAX, &ignored);
}

/* "@@ -1,2 +3,4 @@" */
static bool is_hunk(struct span s)
{
	return span_skip(&s, SPAN("@@ -")) && skip_range(&s) &&
	       span_skip(&s, SPAN(" +")) && skip_range(&s) &&
	       span_starts(s, SPAN(" @@"));
}

/* "--- a/x" */
static bool is_name(struct span s, struct span mark, struct span side)
{
	return span_skip(&s, mark) && s.len && char_is_space(s.p[0]) &&
	       span_starts(span_trim_left(s), side);
}

static bool is_path_char(char c)
{
	return char_is_word(c) || c == '/';
}

/* "  diff --git a/x b/x": at the line's start it would be the diff. */
static bool is_command(struct span s)
{
	size_t a, b, n = 0;
	struct span path;

	if (!span_skip(&s, SPAN("diff")) || word_len(s))
		return false;
	a = span_find(s, SPAN("a/"));
	b = span_rfind_char(s, 'b');
	if (a == SIZE_MAX || b == SIZE_MAX || b <= a || !char_is_space(s.p[b - 1]))
		return false;
	path = span_from(s, a + 2);
	while (n < path.len && is_path_char(path.p[n]))
		n++;
	s = span_from(s, b);
	return n && span_skip(&s, SPAN("b/")) &&
	       span_starts(s, span_first(path, n));
}

static bool is_diff(struct span line)
{
	struct span s = span_trim_left(line);

	return is_hunk(s) || is_name(s, SPAN("---"), SPAN("a/")) ||
	       is_name(s, SPAN("+++"), SPAN("b/")) ||
	       (s.len < line.len && is_command(s));
}

/* What nothing parts from the log, no "diff --git" either, is part of it. */
static void check_first_line(struct report *to, const struct patch *p)
{
	struct span rest = span_from(p->mail.text, p->diff_start), line;

	if (span_next_line(&rest, &line) && is_diff(line))
		report(to, line, "nothing separates the log from the diff");
}

static void message(struct report *to, const struct patch *p)
{
	struct log_walk log = { .msg = &p->message };
	struct line line;

	while (log_next(&log, &line)) {
		if (is_diff(line.text)) {
			report(to, line.text, "a piece of a diff in the log");
			return;
		}
	}
	if (speaks_checkpatch(to) && log.next == p->message.log.n &&
	    !p->message.separator.nr)
		check_first_line(to, p);
}

const struct rule rule_diff_in_commit_msg = {
	.name = "DIFF_IN_COMMIT_MSG",
	.summary = "the commit message quotes a diff",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
