// SPDX-License-Identifier: GPL-2.0-only
#include "check/kernel.h"

#include "model/family.h"
#include "model/file_kind.h"

#define UAPI	SPAN("include/uapi/")

/*
 * Seen by programs. The kernel has its headers of extensions in uapi alone:
 * those of that name outside of it are the copies of iptables.
 */
static bool is_exported(enum profile profile, struct span path)
{
	struct span name = span_from(path, span_rfind_char(path, '/') + 1);

	if (span_find(path, UAPI) != SIZE_MAX)
		return true;
	if (profile == PROFILE_CHECKPATCH ||
	    !span_starts(path, SPAN("include/linux/netfilter")))
		return false;
	return family_skip_module(&name);
}

static bool is_net(struct span path)
{
	return span_starts(path, SPAN("net/")) ||
	       span_starts(path, SPAN("include/net/")) ||
	       span_starts(path, SPAN("include/linux/"));
}

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
	if (!is_exported(profile, path))
		files |= FILES_INNER;
	if (is_net(path))
		files |= FILES_NET;
	if (span_find(path, SPAN("netfilter")) != SIZE_MAX)
		files |= FILES_NETFILTER;
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
	       !is_exported(report_profile(to), f->path);
}

bool is_net_source(const struct report *to, const struct file_diff *f)
{
	return is_inner_kernel_c(to, f) && is_net(f->path);
}
