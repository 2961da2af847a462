// SPDX-License-Identifier: GPL-2.0-only
#include "check/source.h"

#include "base/path.h"
#include "model/file_kind.h"

static bool is_one_of(struct span path, const char *const *suffixes)
{
	return span_is_one_of(path_extension(path), suffixes);
}

static bool is_c_or_grammar(const struct file_diff *f)
{
	return file_kind_is_c(f->kind) || f->kind == FILE_GRAMMAR;
}

bool source_has_width(const struct report *to, const struct file_diff *f)
{
	static const char *const suffixes[] = {
		".h", ".c", ".rs", ".s", ".S", ".sh", ".dtsi", ".dts", NULL
	};

	return report_profile(to) == PROFILE_CHECKPATCH ?
	       is_one_of(f->path, suffixes) : is_c_or_grammar(f);
}

bool source_has_tabs(const struct report *to, const struct file_diff *f)
{
	static const char *const suffixes[] = {
		".h", ".c", ".pl", ".dtsi", ".dts", NULL
	};

	return report_profile(to) == PROFILE_CHECKPATCH ?
	       is_one_of(f->path, suffixes) : is_c_or_grammar(f);
}
