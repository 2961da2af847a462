// SPDX-License-Identifier: GPL-2.0-only
#include "git/text_diff.h"

#include "git/handle.h"

static int make_patch(struct arena *a, const char *path, uint32_t flags,
		      struct span before, struct span after,
		      struct span *out, struct err *e)
{
	git_diff_options options = GIT_DIFF_OPTIONS_INIT;
	CLEANUP_HANDLE(patch) git_patch *patch = NULL;
	git_buf text = { 0 };
	int status;

	options.flags = GIT_DIFF_FORCE_TEXT | flags;
	status = git_patch_from_buffers(&patch, before.p, before.len, path,
					after.p, after.len, path, &options);
	if (!status)
		status = git_patch_to_buf(&text, patch);
	if (status)
		return handle_err(e, status, path);
	*out = arena_copy(a, (struct span){ text.ptr, text.size });
	git_buf_dispose(&text);
	return 0;
}

int text_diff(struct arena *a, const char *path, struct span before,
	      struct span after, struct span *out, struct err *e)
{
	int status;

	while (*path == '/')
		path++;
	handle_start();
	status = make_patch(a, path, 0, before, after, out, e);
	git_libgit2_shutdown();
	return status;
}

int text_hunks(struct arena *a, struct span before, struct span after,
	       bool indent, struct span *out, struct err *e)
{
	size_t start;
	int status;

	handle_start();
	status = make_patch(a, "text", indent ? GIT_DIFF_INDENT_HEURISTIC : 0,
			    before, after, out, e);
	git_libgit2_shutdown();
	if (status)
		return -1;
	start = span_find(*out, SPAN("\n@@"));
	*out = span_from(*out, start == SIZE_MAX ? out->len : start + 1);
	return 0;
}
