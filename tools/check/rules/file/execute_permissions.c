// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/rule.h"
#include "model/file_kind.h"

#define ANY_X	0111

static bool is_script(struct span path)
{
	static const char *const suffixes[] = {
		".py", ".pl", ".awk", ".sh", NULL
	};

	return span_is_one_of(path_extension(path), suffixes) ||
	       span_find(path, SPAN("scripts/")) != SIZE_MAX;
}

/* For netfilter: what is never run. Tests of nftables have no suffix. */
static bool may_be_run(const struct report *to, struct span path)
{
	if (report_profile(to) == PROFILE_CHECKPATCH)
		return is_script(path);
	return file_kind(path) == FILE_OTHER || file_kind(path) == FILE_SCRIPT;
}

/* "new mode 100755" or "new file mode 100755", before the first hunk. */
static struct span mode_line(const struct patch *p, const struct file_diff *f)
{
	for (unsigned int nr = f->nrs.first; nr <= f->nrs.last; nr++) {
		struct span line = mail_line_text(&p->mail, nr), rest = line;

		if (span_starts(line, SPAN("@@")))
			break;
		if (!span_skip(&rest, SPAN("new ")))
			continue;
		span_skip(&rest, SPAN("file "));
		if (span_starts(rest, SPAN("mode ")))
			return line;
	}
	return (struct span){ 0 };
}

static void file(struct report *to, const struct file_diff *f)
{
	struct span line;

	if (!(f->new_mode & ANY_X) || may_be_run(to, f->path))
		return;
	line = mode_line(report_patch(to), f);
	if (line.len)
		report(to, line, "'" SPAN_FMT "' becomes executable, mode %o",
		       SPAN_ARG(f->path), f->new_mode);
}

const struct rule rule_execute_permissions = {
	.name = "EXECUTE_PERMISSIONS",
	.summary = "a source file gets the permission to be run",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.file = file,
};
