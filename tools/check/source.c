// SPDX-License-Identifier: GPL-2.0-only
#include "check/source.h"

#include "base/path.h"
#include "model/file_kind.h"

/* For checkpatch.pl what has one of the suffixes, else C and grammars. */
static bool is_source(const struct report *to, const char *const *suffixes)
{
	const struct file_diff *f = report_file(to);

	if (report_profile(to) == PROFILE_CHECKPATCH)
		return span_is_one_of(path_extension(f->path), suffixes);
	return file_kind_is_c(f->kind) || f->kind == FILE_GRAMMAR;
}

bool source_has_width(const struct report *to)
{
	static const char *const suffixes[] = {
		".h", ".c", ".rs", ".s", ".S", ".sh", ".dtsi", ".dts", NULL
	};

	return is_source(to, suffixes);
}

bool source_has_tabs(const struct report *to)
{
	static const char *const suffixes[] = {
		".h", ".c", ".pl", ".dtsi", ".dts", NULL
	};

	return is_source(to, suffixes);
}

void each_tabbed_line(struct report *to, const struct ctokens *new_side,
		      void (*line)(struct report *to,
				   const struct cline_walk *w))
{
	struct cline_walk w;

	if (!source_has_tabs(to))
		return;
	cline_walk(&w, new_side);
	while (cline_next(&w))
		if (cline_is_added(&w.now))
			line(to, &w);
}
