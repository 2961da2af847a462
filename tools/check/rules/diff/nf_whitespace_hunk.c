// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/file_kind.h"

/* The text of one side of a hunk, byte by byte without its white space. */
struct side {
	const struct hunk *hunk;
	enum diff_line_kind kind;
	size_t line, at;
};

static bool next_byte(struct side *s, char *c)
{
	for (; s->line < s->hunk->lines.n; s->line++, s->at = 0) {
		const struct diff_line *l = &s->hunk->lines.at[s->line];

		if (l->kind != s->kind)
			continue;
		while (s->at < l->text.len)
			if (!char_is_space(*c = l->text.p[s->at++]))
				return true;
	}
	return false;
}

/* What is removed and what is added differ in white space only. */
static bool is_blank_change(const struct hunk *h)
{
	struct side old = { h, DIFF_REMOVED, 0, 0 };
	struct side new = { h, DIFF_ADDED, 0, 0 };
	bool more;
	char a, b;

	do {
		more = next_byte(&old, &a);
		if (next_byte(&new, &b) != more || (more && a != b))
			return false;
	} while (more);
	return true;
}

static size_t indent_of(const struct diff_line *l)
{
	return l->text.len - span_trim_left(l->text).len;
}

static const struct diff_line *next_line(const struct hunk *h, size_t *i,
					 enum diff_line_kind kind)
{
	while (*i < h->lines.n)
		if (h->lines.at[(*i)++].kind == kind)
			return &h->lines.at[*i - 1];
	return NULL;
}

/*
 * Each line goes on as it did, one way further in or out: the body of a
 * block that came or went, in a hunk that does not show its braces.
 */
static bool is_shift(const struct hunk *h)
{
	const struct diff_line *old, *new;
	size_t i = 0, j = 0;

	while ((old = next_line(h, &i, DIFF_REMOVED))) {
		new = next_line(h, &j, DIFF_ADDED);
		if (!new || indent_of(old) == indent_of(new) ||
		    !span_eq(span_trim(old->text), span_trim(new->text)))
			return false;
	}
	return !next_line(h, &j, DIFF_ADDED);
}

static void diff(struct report *to, const struct patch *p)
{
	const struct hunk *first = NULL;
	bool has_function = false;
	size_t n = 0;

	for (size_t i = 0; i < p->diff.files.n; i++) {
		const struct file_diff *f = &p->diff.files.at[i];

		for (size_t j = 0; j < f->hunks.n; j++) {
			const struct hunk *h = &f->hunks.at[j];

			if (!is_blank_change(h)) {
				has_function = true;
			} else if (file_kind_is_c(f->kind) && !is_shift(h)) {
				first = first ? first : h;
				n++;
			}
		}
	}
	if (first && has_function)
		report(to, first->header, "%zu hunk%s of white space only, in a "
		       "patch that does more", n, n > 1 ? "s" : "");
}

const struct rule rule_nf_whitespace_hunk = {
	.name = "NF_WHITESPACE_HUNK",
	.summary = "a hunk changes white space only, in a patch that does more",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.diff = diff,
};
