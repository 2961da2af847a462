// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/words.h"

/* Names of one patch that are looked for in the whole patch. */
#define SEARCHES_MAX	32

static bool is_uapi(struct span path)
{
	return span_find(path, SPAN("include/uapi/")) != SIZE_MAX;
}

/* "#define X 1" with a value, or "X," of an enum: X; else empty. */
static struct span name_of(struct span line)
{
	struct span rest = span_trim_left(line);
	bool is_define = span_skip(&rest, SPAN("#define"));
	struct span name;

	if (!is_define && rest.p == line.p)
		return (struct span){ 0 };
	rest = span_trim_left(rest);
	name = span_first(rest, word_len(rest));
	for (size_t i = 0; i < name.len; i++)
		if (!char_is_upper(name.p[i]) && !char_is_digit(name.p[i]) &&
		    name.p[i] != '_')
			return (struct span){ 0 };
	rest = span_trim_left(span_from(rest, name.len));
	if (name.len < 4 || span_starts(name, SPAN("_")))
		return (struct span){ 0 };
	if (is_define)
		return rest.len ? name : (struct span){ 0 };
	return !rest.len || rest.p[0] == ',' || rest.p[0] == '=' ?
	       name : (struct span){ 0 };
}

/* The name is still somewhere in what the patch adds or shows. */
static bool is_still_there(const struct diff *d, struct span name)
{
	for (size_t i = 0; i < d->files.n; i++) {
		const struct file_diff *f = &d->files.at[i];

		for (size_t j = 0; is_uapi(f->path) && j < f->hunks.n; j++) {
			const struct hunk *h = &f->hunks.at[j];

			for (size_t k = 0; k < h->lines.n; k++)
				if (h->lines.at[k].kind != DIFF_REMOVED &&
				    word_find(h->lines.at[k].text, name) !=
				    SIZE_MAX)
					return true;
		}
	}
	return false;
}

static void take_hunk(struct report *to, const struct diff *d,
		      const struct hunk *h, size_t *searches)
{
	for (size_t i = 0; i < h->lines.n && *searches < SEARCHES_MAX; i++) {
		const struct diff_line *l = &h->lines.at[i];
		struct span name = { 0 };

		if (l->kind == DIFF_REMOVED)
			name = name_of(l->text);
		if (!name.len)
			continue;
		++*searches;
		if (is_still_there(d, name))
			continue;
		report(to, name, "'" SPAN_FMT "', which programs use, is removed",
		       SPAN_ARG(name));
		return;
	}
}

static void diff(struct report *to, const struct patch *p)
{
	size_t searches = 0;

	for (size_t i = 0; i < p->diff.files.n; i++) {
		const struct file_diff *f = &p->diff.files.at[i];

		if (!is_uapi(f->old_path))
			continue;
		if (f->is_deleted || f->is_rename)
			report(to, f->old_path,
			       "'" SPAN_FMT "', which programs include, is removed",
			       SPAN_ARG(f->old_path));
		else
			for (size_t j = 0; j < f->hunks.n; j++)
				take_hunk(to, &p->diff, &f->hunks.at[j],
					  &searches);
	}
}

const struct rule rule_nf_uapi_removed = {
	.name = "NF_UAPI_REMOVED",
	.summary = "a header or a name that programs are built with is removed",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER,
	.diff = diff,
};
