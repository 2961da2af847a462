// SPDX-License-Identifier: GPL-2.0-only
#include "check/kernel.h"

#include "model/file_kind.h"

bool is_kernel_c(const struct report *to, const struct file_diff *f)
{
	return file_is_c(f->path) &&
	       (report_profile(to) == PROFILE_CHECKPATCH ||
		file_is_kernel(f->path));
}

bool is_inner_kernel_c(const struct report *to, const struct file_diff *f)
{
	return is_kernel_c(to, f) &&
	       span_find(f->path, SPAN("include/uapi/")) == SIZE_MAX;
}
