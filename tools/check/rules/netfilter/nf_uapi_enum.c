// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* "NFTA_X," or "NFTA_X = 1," or the same without the comma. */
static bool read_enumerator(struct span line, struct span *name,
			    bool *has_value)
{
	struct span rest = span_trim_left(line);
	size_t n = 0;

	if (rest.p == line.p)
		return false;
	while (n < rest.len && (char_is_upper(rest.p[n]) ||
				char_is_digit(rest.p[n]) || rest.p[n] == '_'))
		n++;
	*name = span_first(rest, n);
	rest = span_trim_left(span_from(rest, n));
	*has_value = span_skip_char(&rest, '=');
	return n > 2 && (*has_value || !rest.len || rest.p[0] == ',');
}

/* __X_MAX, MAX_X, X_NUMHOOKS and their like, which are to move. */
static bool is_end(struct span name)
{
	static const char *const parts[] = {
		"MAX", "NUM", "_LAST", "_COUNT", NULL
	};

	for (const char *const *p = parts; *p; p++)
		if (span_find(name, span_of(*p)) != SIZE_MAX)
			return true;
	return span_starts(name, SPAN("__"));
}

struct shift {
	long lines;		/* enumerators added, less those removed */
	struct span added;	/* the last one of them */
};

/* An enumerator that stays gets another number if lines shifted before it. */
static void take(struct report *to, struct shift *s, const struct diff_line *l)
{
	struct span name;
	bool has_value;

	if (!read_enumerator(l->text, &name, &has_value)) {
		if (span_find_char(l->text, '{') != SIZE_MAX ||
		    span_find_char(l->text, '}') != SIZE_MAX)
			*s = (struct shift){ 0 };
		return;
	}
	if (l->kind == DIFF_ADDED) {
		s->lines++;
		s->added = name;
	} else if (l->kind == DIFF_REMOVED) {
		s->lines--;
	} else {
		if (s->lines > 0 && !has_value && !is_end(name)) {
			report(to, s->added, "'" SPAN_FMT "' gives '" SPAN_FMT
			       "' another number", SPAN_ARG(s->added),
			       SPAN_ARG(name));
			report_also(to, name, "this one is in use");
		}
		*s = (struct shift){ 0 };
	}
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct file_diff *f = report_file(to);
	const struct hunk *h = tokens->hunk;
	struct shift s = { 0 };

	(void)tokens;
	if (span_find(f->path, SPAN("include/uapi/")) == SIZE_MAX)
		return;
	for (size_t i = 0; i < h->lines.n; i++)
		take(to, &s, &h->lines.at[i]);
}

const struct rule rule_nf_uapi_enum = {
	.name = "NF_UAPI_ENUM",
	.summary = "a value of a UAPI enum is not added at the end",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_KERNEL_C,
	.hunk = hunk,
};
