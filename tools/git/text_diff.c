// SPDX-License-Identifier: GPL-2.0-only
#include "git/text_diff.h"

#include "git/handle.h"

static int make_patch(struct arena *a, const char *path, struct span before,
		      struct span after, struct span *out, struct err *e)
{
	git_diff_options options = GIT_DIFF_OPTIONS_INIT;
	CLEANUP_HANDLE(patch) git_patch *patch = NULL;
	git_buf text = { 0 };
	int status;

	options.flags = GIT_DIFF_FORCE_TEXT;
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
	git_libgit2_init();
	status = make_patch(a, path, before, after, out, e);
	git_libgit2_shutdown();
	return status;
}
