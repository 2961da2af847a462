// SPDX-License-Identifier: GPL-2.0-only
#include "check/companion.h"

/* A file whose name begins with that of the test and @suffix. */
struct wanted {
	struct span test;
	const char *suffix;
};

static bool belongs(const struct file_diff *f, const void *context)
{
	const struct wanted *w = context;
	struct span path = f->path;

	return span_skip(&path, w->test) &&
	       span_starts(path, span_of(w->suffix));
}

/* Rules that nft must take have a payload, and a form in JSON. */
static void look(struct report *to, const struct series *s,
		 const struct file_diff *f, struct span at)
{
	struct wanted payload = { f->path, ".payload" };
	struct wanted json = { f->path, ".json" };

	if (!span_starts(f->path, SPAN("tests/py/")) ||
	    !span_ends(f->path, SPAN(".t")) || !file_adds(f, SPAN(";ok")))
		return;
	if (!series_find(s, belongs, &payload))
		report(to, at, "rules are added, but none to " SPAN_FMT
		       ".payload", SPAN_ARG(f->path));
	if (!series_find(s, belongs, &json))
		report_as(to, SEV_NOTE, at, "rules are added, but none to "
			  SPAN_FMT ".json", SPAN_ARG(f->path));
}

static void series(struct report *to, const struct series *s)
{
	each_companion(to, s, look);
}

const struct rule rule_nf_py_test_files = {
	.name = "NF_PY_TEST_FILES",
	.summary = "new rules of a tests/py file without their payload or JSON",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
