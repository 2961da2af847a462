// SPDX-License-Identifier: GPL-2.0-only
/* new_tree - an extension in the trees of Linux and iptables */
#include "base/file.h"
#include "base/limits.h"
#include "cmd/new.h"
#include "git/status.h"
#include "model/extension.h"
#include "scaffold/tree.h"

struct tree {
	const char *dir;	/* NULL: not asked for */
	const char *message;	/* in templates/messages/ */
	struct repo *repo;	/* NULL: it lies in none */
};

static int open_repo(struct tree *tree, struct err *e)
{
	struct err none = { 0 };

	if (!tree->dir || !repo_open(tree->dir, &tree->repo, &none) ||
	    none.code == ERR_NOENT)
		return 0;
	*e = none;
	return -1;
}

/* What is committed is the file, so nothing else may have changed in it. */
static int check_edits(const struct tree *tree, const struct plan *plan,
		       struct err *e)
{
	for (size_t i = 0; i < plan->files.n; i++) {
		const struct plan_file *file = &plan->files.at[i];
		bool changed;

		if (!file->edits || file->root != tree->dir)
			continue;
		if (repo_is_changed(tree->repo, plan->arena,
				    plan_path(plan, file), &changed, e))
			return -1;
		if (changed)
			return err_set(e, ERR_USAGE,
				       "'%s' has changes of yours that would be committed too: commit or stash them first",
				       plan_path(plan, file));
	}
	return 0;
}

static int check_commit(const struct tree *tree, const struct plan *plan,
			struct err *e)
{
	if (!tree->dir)
		return 0;
	if (!tree->repo || !repo_root(tree->repo))
		return err_set(e, ERR_USAGE,
			       "'%s' is no working tree of git: nothing can be committed there",
			       tree->dir);
	return check_edits(tree, plan, e);
}

static int commit_all(const struct invocation *inv, const struct extension *x,
		      const struct tree trees[2], const struct plan *plan,
		      struct err *e)
{
	for (size_t i = 0; i < 2; i++)
		if (trees[i].dir &&
		    new_commit(inv, trees[i].repo, x, trees[i].message, plan,
			       trees[i].dir, e))
			return err_prefix(e, "the files are made, but those in '%s' are not committed",
					  trees[i].dir);
	return 0;
}

static void talk(const struct invocation *inv, const struct extension *x,
		 bool committed)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	buf_printf(&text, "nfkit: made the %s %s%s\n",
		   x->kind == EXTENSION_MATCH ? "match" : "target", x->name,
		   committed ? " and committed it" : "");
	if (inv->talk.is_terminal)
		buf_add_str(&text, "nfkit: next: write its logic where it says YOUR LOGIC\n");
	file_print(stderr, buf_span(&text));
}

static int make(const struct invocation *inv, const struct extension *x,
		struct tree trees[2], struct err *e)
{
	const struct new_params *p = inv->params;
	struct plan plan = { .arena = inv->arena };
	const char *author;

	if (open_repo(&trees[0], e) || open_repo(&trees[1], e) ||
	    new_find_author(inv, trees[0].repo ? trees[0].repo : trees[1].repo,
			    &author, e) ||
	    tree_plan(x, author, trees[0].dir, trees[1].dir, &plan, e))
		return -1;
	if (p->dry_run)
		return new_show(inv, &plan, e);
	if (p->commit && (check_commit(&trees[0], &plan, e) ||
			  check_commit(&trees[1], &plan, e)))
		return -1;
	if (plan_apply(&plan, e) ||
	    (p->commit && commit_all(inv, x, trees, &plan, e)) ||
	    new_report(inv, &plan, e))
		return -1;
	talk(inv, x, p->commit);
	return STATUS_CLEAN;
}

int new_in_trees(const struct invocation *inv, const struct extension *x,
		 struct err *e)
{
	const struct new_params *p = inv->params;
	struct tree trees[2] = {
		{ p->kernel, "linux" },
		{ p->iptables, "iptables" },
	};
	int rc = make(inv, x, trees, e);

	repo_close(&trees[0].repo);
	repo_close(&trees[1].repo);
	return rc;
}
