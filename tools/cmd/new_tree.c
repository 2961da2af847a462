// SPDX-License-Identifier: GPL-2.0-only
/* new_tree - an extension in the trees of Linux and iptables */
#include "base/hold.h"
#include "base/limits.h"
#include "cmd/new.h"
#include "cmd/say.h"
#include "scaffold/extension.h"
#include "scaffold/plan_commit.h"
#include "scaffold/tree.h"

static int open_repo(struct new_tree *tree, struct err *e)
{
	return !tree->root ? 0 :
	       repo_find(tree->dir ? tree->dir : tree->root, &tree->repo, e);
}

static int check_commit(const struct new_tree *tree, const struct plan *plan,
			struct err *e)
{
	if (!tree->root)
		return 0;
	if (!tree->repo || !repo_root(tree->repo))
		return err_set(e, ERR_USAGE,
			       "'%s' is not a working tree of git: nothing can be committed there",
			       tree->root);
	return plan_check_commit(plan, tree->repo, tree->root, e);
}

static int commit(const struct new_tree *tree, const struct plan *plan,
		  const struct new_messages *messages, struct err *e)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	if (!tree->root)
		return 0;
	if (messages->write(messages->of, tree->message, &text, e) ||
	    plan_commit(plan, tree->repo, tree->root, text.p, e))
		return err_prefix(e, "the files are made, but those in '%s' are not committed",
				  tree->root);
	return 0;
}

int new_trees_open(struct new_tree trees[2], struct err *e)
{
	return open_repo(&trees[0], e) || open_repo(&trees[1], e) ? -1 : 0;
}

void new_trees_close(struct new_tree trees[2])
{
	repo_close(&trees[0].repo);
	repo_close(&trees[1].repo);
}

/* Who stops us has all of it or nothing. */
static int apply(const struct new_params *p, const struct new_tree trees[2],
		 const struct plan *plan, const struct new_messages *messages,
		 struct err *e)
{
	CLEANUP_HOLD struct hold hold = hold_signals();

	if (plan_apply(plan, e))
		return -1;
	return p->commit && (commit(&trees[0], plan, messages, e) ||
			     commit(&trees[1], plan, messages, e)) ? -1 : 0;
}

int new_trees_make(const struct invocation *inv,
		   const struct new_tree trees[2], const struct plan *plan,
		   const struct new_messages *messages, struct err *e)
{
	const struct new_params *p = inv->params;

	if (p->commit && (check_commit(&trees[0], plan, e) ||
			  check_commit(&trees[1], plan, e)))
		return -1;
	if (apply(p, trees, plan, messages, e))
		return -1;
	return new_report(inv, plan, e);
}

static int message(const void *of, const char *name, struct buf *to,
		   struct err *e)
{
	return extension_message(of, name, to, e);
}

static void talk(const struct invocation *inv, const struct extension *x,
		 bool committed)
{
	say_talk(&inv->talk, "made the %s %s%s", extension_kind_name(x->kind),
		 x->name, committed ? " and committed it" : "");
	if (inv->talk.is_terminal)
		say_talk(&inv->talk,
			 "next: write its logic where it says YOUR LOGIC");
}

static int make(const struct invocation *inv, const struct extension *x,
		struct new_tree trees[2], struct err *e)
{
	const struct new_messages messages = { message, x };
	const struct new_params *p = inv->params;
	struct plan plan = { .arena = inv->arena };
	const char *author;

	if (new_trees_open(trees, e) ||
	    new_find_author(inv, trees[0].repo ? trees[0].repo : trees[1].repo,
			    &author, e) ||
	    tree_plan(x, author, trees[0].root, trees[1].root, &plan, e) ||
	    new_add_howto(inv, x, &plan, e))
		return -1;
	if (p->dry_run)
		return new_show(inv, &plan, e);
	if (new_trees_make(inv, trees, &plan, &messages, e))
		return -1;
	talk(inv, x, p->commit);
	return STATUS_CLEAN;
}

int new_in_trees(const struct invocation *inv, const struct extension *x,
		 struct err *e)
{
	const struct new_params *p = inv->params;
	struct new_tree trees[2] = {
		{ .root = p->kernel, .message = "linux" },
		{ .root = p->iptables, .message = "iptables" },
	};
	int rc = make(inv, x, trees, e);

	new_trees_close(trees);
	return rc;
}
