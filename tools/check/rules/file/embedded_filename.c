// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"

static bool ends_word(struct span text, size_t at)
{
	return at >= text.len || !char_is_word(text.p[at]);
}

/* "Makefile" is a word as any other. */
static bool is_telling(const struct report *to, struct span path)
{
	return path.len && (speaks_checkpatch(to) ||
			    span_find_char(path, '/') != SIZE_MAX);
}

static void line(struct report *to, const struct diff_line *l)
{
	const struct file_diff *f = report_file(to);
	size_t at = is_telling(to, f->path) ? span_find(l->text, f->path) :
					      SIZE_MAX;

	if (at == SIZE_MAX || (at && char_is_word(l->text.p[at - 1])) ||
	    !ends_word(l->text, at + f->path.len))
		return;
	report(to, span_first(span_from(l->text, at), f->path.len),
	       "the file names itself");
}

const struct rule rule_embedded_filename = {
	.name = "EMBEDDED_FILENAME",
	.summary = "a file has its own path in it",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.line = line,
};
