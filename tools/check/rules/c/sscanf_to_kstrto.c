// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const char *const words[] = { "sscanf", NULL };

/* One conversion of a number, with h, hh, l or ll, and nothing else. */
static bool is_one_number(struct span format)
{
	struct span rest = format;
	bool has_length = false, has_type = false;

	if (!span_skip(&rest, SPAN("\"%")))
		return false;
	for (; rest.len > 1; rest = span_from(rest, 1)) {
		char c = char_lower(rest.p[0]);

		if (c == 'h' || c == 'l')
			has_length = true;
		else if (span_find_char(SPAN("udxi"), c) == SIZE_MAX || has_type)
			return false;
		else
			has_type = true;
	}
	return (has_length || has_type) && format.len < 8;
}

static void code(struct report *to, struct cread line)
{
	for (; line.at < line.end; line.at++) {
		struct cread c = line;
		struct span format;

		if (!cread_skip(&c, SPAN("sscanf")) ||
		    !cread_skip(&c, SPAN("(")) || !cread_operand(&c) ||
		    !cread_skip(&c, SPAN(",")) ||
		    !cread_kind(&c, CTOKEN_STRING, &format) ||
		    !is_one_number(format))
			continue;
		report(to, line.list[line.at].text,
		       "sscanf() for one number, which kstrto...() reads");
		return;
	}
}

const struct rule rule_sscanf_to_kstrto = {
	.name = "SSCANF_TO_KSTRTO",
	.summary = "sscanf(s, \"%u\", &a)",
	.severity = SEV_WARNING,
	.profiles = PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.code = code,
};
