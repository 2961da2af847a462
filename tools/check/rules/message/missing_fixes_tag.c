// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "model/commit_ref.h"

/* "BUG: KASAN: " or any other of that family. */
static size_t find_sanitizer(struct span line)
{
	const struct span head = SPAN("BUG: K"), tail = SPAN("SAN: ");
	size_t at = span_find(line, head);

	if (at != SIZE_MAX &&
	    span_starts(span_from(line, at + head.len + 1), tail))
		return at;
	return span_find(line, SPAN("UBSAN: "));
}

/* What only a fix has in its message; empty where there is nothing. */
static struct span find_sign(struct span line)
{
	static const char *const signs[] = {
		"Call Trace:", "stable@", "syzkaller", NULL
	};
	size_t first = find_sanitizer(line);

	for (size_t i = 0; signs[i]; i++) {
		size_t at = span_find(line, span_of(signs[i]));

		if (at < first)
			first = at;
	}
	return first == SIZE_MAX ? span_first(line, 0) :
				   span_from(line, first);
}

static bool is_revert(struct span line)
{
	return span_starts(line, SPAN("This reverts commit"));
}

static void message(struct report *to, const struct patch *p)
{
	struct span sign = { 0 }, diff = span_from(p->mail.text, p->diff_start);
	struct line_list lines;
	struct fixes fixes;

	dialect_trailer_lines(to, p, &lines);
	for (size_t i = 0; i < lines.list.n; i++) {
		struct span line = lines.list.at[i].text, found;

		if (fixes_read(line, &fixes))
			return;
		if (span_within(line, diff))
			continue;
		if (is_revert(line))
			return;
		found = find_sign(line);
		if (found.len)
			sign = found;
	}
	if (sign.len)
		report(to, dialect_whole(to, p, sign),
		       "no Fixes: in a patch that seems to fix a bug");
}

const struct rule rule_missing_fixes_tag = {
	.name = "MISSING_FIXES_TAG",
	.summary = "the message shows a bug but does not say whose",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
