// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/companion.h"

static bool is_doc(const struct file_diff *f, const void *context)
{
	(void)context;
	return path_is_below(f->path, SPAN("doc"));
}

static bool is_test(const struct file_diff *f, const void *context)
{
	(void)context;
	return path_is_below(f->path, SPAN("tests"));
}

/* A rule of the grammar gets another alternative, or is new. */
static bool has_new_syntax(const struct file_diff *f)
{
	for (size_t i = 0; i < f->hunks.n; i++)
		for (size_t j = 0; j < f->hunks.at[i].lines.n; j++) {
			const struct diff_line *l = &f->hunks.at[i].lines.at[j];

			if (l->kind == DIFF_ADDED &&
			    span_starts(span_trim(l->text), SPAN("|\t")))
				return true;
		}
	return false;
}

static void look(struct report *to, const struct series *s,
		 const struct file_diff *f, struct span at)
{
	if (!span_eq(f->path, SPAN("src/parser_bison.y")) ||
	    !has_new_syntax(f))
		return;
	if (!series_find(s, is_doc, NULL))
		report(to, at, "new syntax, and no change to doc/");
	if (!series_find(s, is_test, NULL))
		report(to, at, "new syntax, and no change to tests/");
	if (!series_has_path(s, "src/parser_json.c"))
		report(to, at, "new syntax, and no change to src/parser_json.c");
}

static void series(struct report *to, const struct series *s)
{
	each_companion(to, s, look);
}

const struct rule rule_nf_grammar_files = {
	.name = "NF_GRAMMAR_FILES",
	.summary = "new syntax of nft without manual, tests or JSON",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
