// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "model/file_kind.h"

/* The files that checkpatch.pl takes for source. */
static bool is_source(struct span path)
{
	return file_is_c(path) || span_ends(path, SPAN(".S")) ||
	       span_ends(path, SPAN(".s")) || span_ends(path, SPAN(".rs")) ||
	       span_ends(path, SPAN(".sh")) || span_ends(path, SPAN(".dts")) ||
	       span_ends(path, SPAN(".dtsi"));
}

static void line(struct report *to, const struct diff_line *l)
{
	if (l->no_newline && (!speaks_checkpatch(to) ||
			      is_source(report_file(to)->path)))
		report(to, l->text, "the file ends without a line end");
}

const struct rule rule_missing_eof_newline = {
	.name = "MISSING_EOF_NEWLINE",
	.summary = "the last line of a file has no end",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.line = line,
};
