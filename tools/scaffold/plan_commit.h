/* SPDX-License-Identifier: GPL-2.0-only */
/* plan_commit - the files of a plan in a commit, when they are made */
#ifndef SCAFFOLD_PLAN_COMMIT_H
#define SCAFFOLD_PLAN_COMMIT_H

#include "git/repo.h"
#include "scaffold/plan.h"

/*
 * Before they are made: ERR_USAGE where a file below @root, which is in @repo,
 * that the plan edits has changes of the user's. What is committed is the file,
 * so these would be committed too. Then as repo_check_commit(); where @repo is
 * NULL, nothing is edited.
 */
int plan_check_commit(const struct plan *plan, struct repo *repo,
		      const char *root, struct err *e) MUST_CHECK;

/*
 * Commit those below @root with this message, to which the committer's sign-off
 * is added; see repo_commit(). ERR_USAGE where one is not in the working tree.
 */
int plan_commit(const struct plan *plan, struct repo *repo, const char *root,
		const char *message, struct err *e) MUST_CHECK;

#endif
