// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/companion.h"

static const char *dump_of(struct arena *a, struct span path,
			   const char *suffix)
{
	struct span name = path_base(path);
	struct span folder = span_first(path, path.len - name.len);

	return arena_printf(a, SPAN_FMT "dumps/" SPAN_FMT "%s",
			    SPAN_ARG(folder), SPAN_ARG(name), suffix);
}

/* A program, and not the data of one. */
static bool is_test(const struct file_diff *f)
{
	return span_starts(f->path, SPAN("tests/shell/testcases/")) &&
	       span_find(f->path, SPAN("/dumps/")) == SIZE_MAX &&
	       f->new_mode & 0100;
}

static void look(struct report *to, const struct series *s,
		 const struct file_diff *f, struct span at)
{
	struct arena *a = report_arena(to);

	if (!f->is_new || !is_test(f) ||
	    series_has_path(s, dump_of(a, f->path, ".nodump")))
		return;
	if (!series_has_path(s, dump_of(a, f->path, ".nft")))
		report(to, at, "the new test has no %s",
		       dump_of(a, f->path, ".nft"));
	else if (!series_has_path(s, dump_of(a, f->path, ".json-nft")))
		report_as(to, SEV_NOTE, at, "the new test has no %s",
			  dump_of(a, f->path, ".json-nft"));
}

static void series(struct report *to, const struct series *s)
{
	each_companion(to, s, look);
}

const struct rule rule_nf_shell_test_dump = {
	.name = "NF_SHELL_TEST_DUMP",
	.summary = "a new test of tests/shell has no dump of its ruleset",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
