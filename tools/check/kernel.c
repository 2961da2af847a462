// SPDX-License-Identifier: GPL-2.0-only
#include "check/kernel.h"

#include "model/file_kind.h"

#define UAPI	SPAN("include/uapi/")

unsigned int files_of(enum profile profile, struct span path)
{
	enum file_kind kind = file_kind(path);
	unsigned int files = 0;

	if (kind == FILE_C)
		files |= FILES_C | FILES_SOURCE;
	if (kind == FILE_HEADER)
		files |= FILES_C | FILES_HEADER;
	if (profile == PROFILE_CHECKPATCH || file_is_kernel(path))
		files |= FILES_KERNEL;
	if (span_find(path, UAPI) == SIZE_MAX)
		files |= FILES_INNER;
	return files;
}

bool is_kernel_c(const struct report *to, const struct file_diff *f)
{
	return file_kind_is_c(f->kind) &&
	       (report_profile(to) == PROFILE_CHECKPATCH ||
		file_is_kernel(f->path));
}

bool is_inner_kernel_c(const struct report *to, const struct file_diff *f)
{
	return is_kernel_c(to, f) &&
	       span_find(f->path, UAPI) == SIZE_MAX;
}
