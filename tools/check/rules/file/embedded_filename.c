// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"

/* Of a longer name, as of "a/b.c" in "a/b.c~1" and "a/b" in "a/b.c". */
static bool goes_on(const struct report *to, struct span behind)
{
	if (!behind.len)
		return false;
	if (char_is_word(behind.p[0]))
		return true;
	return !speaks_checkpatch(to) && behind.len > 1 &&
	       span_find_char(SPAN(".-/+~"), behind.p[0]) != SIZE_MAX &&
	       char_is_word(behind.p[1]);
}

/* Where the path stands in @text, or SIZE_MAX. */
static size_t find_path(const struct report *to, struct span text,
			struct span path)
{
	for (size_t from = 0;; from++) {
		size_t n = span_find(span_from(text, from), path);

		if (n == SIZE_MAX)
			return n;
		from += n;
		if (!(from && char_is_word(text.p[from - 1])) &&
		    !goes_on(to, span_from(text, from + path.len)))
			return from;
	}
}

/* '#line 7 "PATH"' tells a compiler where its lines come from. */
static bool is_for_compiler(const struct report *to, struct span text)
{
	return !speaks_checkpatch(to) &&
	       span_starts(span_trim_left(text), SPAN("#line "));
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
	size_t at;

	if (!is_telling(to, f->path) || is_for_compiler(to, l->text))
		return;
	at = find_path(to, l->text, f->path);
	if (at != SIZE_MAX)
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
