// SPDX-License-Identifier: GPL-2.0-only
#include "git/keep.h"

#include "git/handle.h"

int repo_keep(struct repo *repo, struct arena *a, const char *name,
	      const char *id, struct err *e)
{
	CLEANUP_HANDLE(reference) git_reference *ref = NULL;
	const char *full = arena_printf(a, "refs/nfkit/%s", name);
	git_oid oid;
	int status;

	status = git_oid_fromstr(&oid, id);
	if (!status)
		status = git_reference_create(&ref, repo->git, full, &oid,
					      true, "nfkit send");
	return status ? handle_err(e, status, full) : 0;
}
