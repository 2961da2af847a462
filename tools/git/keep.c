// SPDX-License-Identifier: GPL-2.0-only
#include "git/keep.h"

#include <unistd.h>

#include "base/hold.h"
#include "base/path.h"
#include "git/handle.h"

static int point(struct repo *repo, const char *name, const git_oid *id)
{
	CLEANUP_HANDLE(reference) git_reference *ref = NULL;

	return git_reference_create(&ref, repo->git, name, id, true,
				    "nfkit send");
}

static void unlock(struct repo *repo, struct arena *a, const char *name)
{
	unlink(path_join(a, repo_common_dir(repo),
			 arena_printf(a, "%s.lock", name)));
}

int repo_keep(struct repo *repo, struct arena *a, const char *name,
	      const char *id, struct err *e)
{
	const char *full = arena_printf(a, "refs/nfkit/%s", name);
	CLEANUP_HOLD struct hold hold = hold_signals();
	git_oid oid;
	int status;

	status = git_oid_fromstr(&oid, id);
	if (!status)
		status = point(repo, full, &oid);
	if (status == GIT_ELOCKED) {
		unlock(repo, a, full);
		status = point(repo, full, &oid);
	}
	return status ? handle_err(e, status, full) : 0;
}
