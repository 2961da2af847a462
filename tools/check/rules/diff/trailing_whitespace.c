// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/dialect.h"
#include "model/file_kind.h"

/* A patch, a mail, or what a test compares with: the blanks are data. */
static bool is_data(struct span path)
{
	static const char *const kinds[] = {
		".patch", ".diff", ".eml", ".mbox", NULL
	};

	return span_is_one_of(path_extension(path), kinds) ||
	       (file_kind(path) == FILE_OTHER &&
		span_starts(path, SPAN("tests/")));
}

static void line(struct report *to, const struct diff_line *l)
{
	struct span kept = span_trim_right(l->text);
	struct span blanks = span_from(l->text, kept.len);

	if (!blanks.len ||
	    (speaks_checkpatch(to) ? span_find_char(l->text, '\r') != SIZE_MAX :
				     is_data(report_file(to)->path)))
		return;
	report(to, blanks, "white space at the end of the line");
	report_fix(to, blanks, SPAN(""));
}

const struct rule rule_trailing_whitespace = {
	.name = "TRAILING_WHITESPACE",
	.summary = "an added line ends in white space",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.line = line,
};
