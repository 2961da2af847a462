// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/companion.h"
#include "model/file_kind.h"
#include "model/tree.h"

/* A Makefile in the folder of the file, or in one above it. */
static bool builds(const struct file_diff *f, const void *context)
{
	const struct file_diff *built = context;
	struct span name = path_base(f->path);
	struct span folder = span_first(f->path, f->path.len - name.len);

	return (span_starts(name, SPAN("Makefile")) ||
		span_eq(name, SPAN("Kbuild"))) &&
	       span_starts(built->path, folder);
}

static bool is_kconfig(const struct file_diff *f, const void *context)
{
	(void)context;
	return f->kind == FILE_KCONFIG;
}

static bool is_selftest(struct span path)
{
	return span_starts(path, SPAN("tools/testing/selftests/net/netfilter/")) &&
	       (span_ends(path, SPAN(".sh")) || span_ends(path, SPAN(".c")));
}

static bool is_kernel_source(struct span path)
{
	return tree_is_netfilter_path(path) && span_ends(path, SPAN(".c"));
}

static void look(struct report *to, const struct series *s,
		 const struct file_diff *f, struct span at)
{
	if (!f->is_new || !(is_selftest(f->path) || is_kernel_source(f->path)))
		return;
	if (!series_find(s, builds, f))
		report(to, at, "no Makefile is changed for the new file "
		       SPAN_FMT, SPAN_ARG(f->path));
	if (file_adds(f, SPAN("module_init(")) &&
	    !series_find(s, is_kconfig, NULL))
		report_as(to, SEV_NOTE, at, "no Kconfig is changed for the new "
			  "module " SPAN_FMT, SPAN_ARG(f->path));
}

static void series(struct report *to, const struct series *s)
{
	each_companion(to, s, look);
}

const struct rule rule_nf_build_files = {
	.name = "NF_BUILD_FILES",
	.summary = "a new source or selftest that no Makefile names",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.series = series,
};
