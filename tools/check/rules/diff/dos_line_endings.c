// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static void line(struct report *to, const struct diff_line *l)
{
	size_t at = span_find_char(l->text, '\r');

	if (at != SIZE_MAX)
		report(to, span_first(span_from(l->text, at), 1),
		       "a carriage return");
}

const struct rule rule_dos_line_endings = {
	.name = "DOS_LINE_ENDINGS",
	.summary = "an added line has a carriage return",
	.severity = SEV_ERROR,
	.profiles = PROFILE_CHECKPATCH,
	.line = line,
};
