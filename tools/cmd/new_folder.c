// SPDX-License-Identifier: GPL-2.0-only
/* new_folder - an extension, or a program, as a folder of its own */
#include "base/hold.h"
#include "base/limits.h"
#include "base/path.h"
#include "cmd/new.h"
#include "cmd/say.h"
#include "git/commit.h"
#include "scaffold/extension.h"
#include "scaffold/plan_commit.h"
#include "scaffold/program.h"

/* In the repository that the folder lies in, or in a new one in it. */
static int commit(const struct invocation *inv, struct repo **repo,
		  const struct extension *x, const struct plan *plan,
		  const char **where, struct err *e)
{
	const char *folder = path_join(inv->arena, plan->root, x->name);
	CLEANUP_BUF struct buf message;

	*where = "";
	buf_init(&message, LIMIT_TEXT);
	if (!*repo) {
		*where = " in a repository of its own";
		/* Hooks may be those of all repositories. */
		if (repo_create(folder, repo, e) ||
		    repo_check_commit(*repo, inv->arena, e))
			return err_prefix(e, "%s/ is made, but not committed",
					  folder);
	}
	if ((extension_is_program(x) ?
	     program_message(x, &message, e) :
	     extension_message(x, "extension", &message, e)) ||
	    plan_commit(plan, *repo, plan->root, message.p, e))
		return err_prefix(e, "%s/ is made, but not committed", folder);
	return 0;
}

/* What was made and what to do now: talk, the result are the files' names. */
static void talk(const struct invocation *inv, const struct extension *x,
		 const struct plan *plan, const char *committed)
{
	const char *folder = path_join(inv->arena, plan->root, x->name);

	say_talk(&inv->talk, "made the %s %s%s%s",
		 extension_is_program(x) ? "program" :
		 extension_kind_name(x->kind), x->name,
		 committed ? " and committed it" : "",
		 committed ? committed : "");
	say_talk(&inv->talk, "next: make -C %s, then read its README.md",
		 folder);
}

/* Who stops us has both or nothing: files and their commit. */
static int apply(const struct invocation *inv, const struct extension *x,
		 struct repo **repo, const struct plan *plan,
		 const char **committed, struct err *e)
{
	CLEANUP_HOLD struct hold hold = hold_signals();
	const struct new_params *p = inv->params;

	if (plan_apply(plan, e))
		return -1;
	return p->commit ? commit(inv, repo, x, plan, committed, e) : 0;
}

static int make(const struct invocation *inv, const struct extension *x,
		struct repo **repo, struct err *e)
{
	const struct new_params *p = inv->params;
	struct plan plan = {
		.arena = inv->arena,
		.root = p->into ? p->into : ".",
	};
	const char *author, *committed = NULL;

	if (repo_find(plan.root, repo, e) ||
	    new_find_author(inv, *repo, &author, e) ||
	    (extension_is_program(x) ? program_plan(x, author, &plan, e) :
				       extension_plan(x, author, &plan, e)) ||
	    new_add_howto(inv, x, &plan, e))
		return -1;
	if (p->dry_run)
		return new_show(inv, &plan, e);
	if (p->commit && *repo && !repo_root(*repo))
		return err_set(e, ERR_USAGE,
			       "'%s' is in a bare repository, where nothing can be committed",
			       plan.root);
	if (p->commit && plan_check_commit(&plan, *repo, plan.root, e))
		return -1;
	if (apply(inv, x, repo, &plan, &committed, e) ||
	    new_report(inv, &plan, e))
		return -1;
	talk(inv, x, &plan, committed);
	return STATUS_CLEAN;
}

int new_folder(const struct invocation *inv, const struct extension *x,
	       struct err *e)
{
	struct repo *repo = NULL;
	int rc = make(inv, x, &repo, e);

	repo_close(&repo);
	return rc;
}
