// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/file_kind.h"
#include "model/words.h"

/* Exports of one series whose users are looked for. */
#define SEARCHES_MAX	32

/* "EXPORT_SYMBOL_GPL(name);" on an added line: the name, or empty. */
static struct span read_export(const struct diff_line *l)
{
	struct span rest = l->text;

	if (l->kind != DIFF_ADDED ||
	    (!span_skip(&rest, SPAN("EXPORT_SYMBOL_GPL(")) &&
	     !span_skip(&rest, SPAN("EXPORT_SYMBOL("))))
		return (struct span){ 0 };
	return span_first(rest, word_len(rest));
}

/* The file has a line with the name that it does not remove, or removes. */
static bool has_name(const struct file_diff *f, struct span name,
		     bool is_removed)
{
	for (size_t i = 0; i < f->hunks.n; i++)
		for (size_t j = 0; j < f->hunks.at[i].lines.n; j++) {
			const struct diff_line *l = &f->hunks.at[i].lines.at[j];

			if (is_removed == (l->kind == DIFF_REMOVED) &&
			    word_find(l->text, name) != SIZE_MAX)
				return true;
		}
	return false;
}

/* A use is in another .c file; what moved here had its users before. */
static bool is_used(const struct series *s, const struct file_diff *home,
		    struct span name)
{
	for (size_t i = 0; i < s->patches.n; i++) {
		const struct diff *d = &s->patches.at[i]->diff;

		for (size_t j = 0; j < d->files.n; j++) {
			const struct file_diff *f = &d->files.at[j];

			if (has_name(f, name, true) ||
			    (!span_eq(f->path, home->path) &&
			     f->kind != FILE_HEADER &&
			     has_name(f, name, false)))
				return true;
		}
	}
	return false;
}

static void take_hunk(struct report *to, const struct series *s,
		      const struct file_diff *f, const struct hunk *h,
		      size_t *searches)
{
	for (size_t i = 0; i < h->lines.n && *searches < SEARCHES_MAX; i++) {
		struct span name = read_export(&h->lines.at[i]);

		if (!name.len)
			continue;
		++*searches;
		if (!is_used(s, f, name))
			report(to, name, "no other file uses '" SPAN_FMT "'",
			       SPAN_ARG(name));
	}
}

static void take_file(struct report *to, const struct series *s,
		      const struct file_diff *f, size_t *searches)
{
	for (size_t i = 0; i < f->hunks.n; i++)
		take_hunk(to, s, f, &f->hunks.at[i], searches);
}

static void series(struct report *to, const struct series *s)
{
	size_t searches = 0;

	if (s->may_lack)
		return;
	for (size_t i = 0; i < s->patches.n; i++) {
		const struct diff *d = &s->patches.at[i]->diff;

		for (size_t j = 0; j < d->files.n; j++)
			take_file(to, s, &d->files.at[j], &searches);
	}
}

const struct rule rule_nf_unused_export = {
	.name = "NF_UNUSED_EXPORT",
	.summary = "a symbol is exported, and the series has no user of it",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
