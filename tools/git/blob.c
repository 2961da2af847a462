// SPDX-License-Identifier: GPL-2.0-only
#include "git/blob.h"

#include "git/handle.h"

int repo_blob(struct repo *repo, struct arena *a, const char *spec, size_t max,
	      struct span *out, struct err *e)
{
	CLEANUP_HANDLE(object) git_object *object = NULL;
	const git_blob *blob;
	int status;

	status = git_revparse_single(&object, repo->git, spec);
	if (status)
		return handle_err(e, status, spec);
	if (git_object_type(object) != GIT_OBJECT_BLOB)
		return err_set(e, ERR_SYNTAX, "%s: no file, but a %s", spec,
			       git_object_type2string(git_object_type(object)));
	blob = (const git_blob *)object;
	if ((size_t)git_blob_rawsize(blob) > max)
		return err_set(e, ERR_LIMIT, "%s: more than %zu bytes", spec,
			       max);
	*out = arena_copy(a, (struct span){ git_blob_rawcontent(blob),
					    (size_t)git_blob_rawsize(blob) });
	return 0;
}
