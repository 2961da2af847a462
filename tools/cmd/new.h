/* SPDX-License-Identifier: GPL-2.0-only */
/* new - parts of nfkit new, in files of their own */
#ifndef CMD_NEW_H
#define CMD_NEW_H

#include "base/lock.h"
#include "cmd/command.h"
#include "git/repo.h"
#include "model/extension.h"
#include "scaffold/plan.h"

struct new_params {
	struct opt_list options;
	const char *spec;
	bool edit;
	int family, table;
	struct opt_list hooks;
	bool keeps_data, per_netns;
	const char *into;
	const char *kernel, *iptables;
	const char *howto;
	const char *author;
	bool commit;
	bool dry_run;
};

/* Rows of the tables of what it makes: where, and how. */
#define NEW_INTO_OPTION							\
	{ 'C', "into", OPT_STRING, offsetof(struct new_params, into), "DIR", \
	  "make the folder in DIR, not in the current folder" }
#define NEW_MAKING_OPTIONS						\
	{ 0, "author", OPT_STRING, offsetof(struct new_params, author),	\
	  "'NAME <MAIL>'", "the author (default: that of git)" },	\
	{ 'c', "commit", OPT_FLAG, offsetof(struct new_params, commit), NULL, \
	  "also commit the files, in a new repository if needed" }, \
	{ 'n', "dry-run", OPT_FLAG, offsetof(struct new_params, dry_run), NULL, \
	  "print as a diff what would be made, and make nothing" }

/* The words behind --family: new_params.family is one of them. */
extern const struct opt_choice new_families[];

/* For .has_pages: with --dry-run, where no editor runs. */
bool new_has_pages(const void *params);

/* What each kind does with its parameters. */
int new_run(const struct invocation *inv, enum extension_kind kind,
	    struct err *e) MUST_CHECK;

/* The kinds that are programs. */
extern const struct command new_queue, new_rules;

/* The extension as a folder of its own, or in the trees of Linux and iptables. */
int new_folder(const struct invocation *inv, const struct extension *x,
	       struct err *e) MUST_CHECK;
int new_in_trees(const struct invocation *inv, const struct extension *x,
		 struct err *e) MUST_CHECK;

/*
 * Let the user's editor work on the spec @path, which is made with all that
 * one may write in it where it is not there.
 */
int new_edit(const struct invocation *inv, const struct extension *x,
	     const char *path, struct err *e) MUST_CHECK;

/* Its entry, from the files of @plan, into the HOWTO of --howto. */
int new_add_howto(const struct invocation *inv, const struct extension *x,
		  struct plan *plan, struct err *e) MUST_CHECK;

/*
 * Lock the folders that files go into, and take back what a killed one has
 * half made there: what is read of them from then on is what is there when the
 * plan is carried out.
 */
void new_lock(const struct invocation *inv, struct lock_folders *locks);

/* "Name <mail>" of --author, or else of git; @repo may be NULL. */
int new_find_author(const struct invocation *inv, struct repo *repo,
		    const char **author, struct err *e) MUST_CHECK;

/* A tree that files go into. */
struct new_tree {
	const char *root;	/* of the plan's files; NULL: not asked for */
	const char *message;	/* of its commit, in templates/messages/ */
	const char *dir;	/* where its repository is looked for; NULL: root */
	struct repo *repo;	/* NULL: it lies in none */
};

/* What a commit says, @message is that of the tree. */
struct new_messages {
	int (*write)(const void *of, const char *message, struct buf *to,
		     struct err *e);
	const void *of;
};

/* The repositories that they lie in; the caller closes them in any case. */
int new_trees_open(struct new_tree trees[2], struct err *e) MUST_CHECK;
void new_trees_close(struct new_tree trees[2]);

/* Make it, commit it where that is asked for, and report. */
int new_trees_make(const struct invocation *inv,
		   const struct new_tree trees[2], const struct plan *plan,
		   const struct new_messages *messages,
		   struct err *e) MUST_CHECK;

/* Each on a line of its own, the last one as the error. */
int new_tell(const struct mistakes *m, const struct term *talk,
	     struct err *e) MUST_CHECK;

/* Which of the types of @x the installed libxtables does not have. */
int new_check_types(const struct invocation *inv, const struct extension *x,
		    struct mistakes *m, struct err *e) MUST_CHECK;

/* The plan as a diff, or its files, to stdout: STATUS_CLEAN or -1. */
int new_show(const struct invocation *inv, const struct plan *plan,
	     struct err *e) MUST_CHECK;
int new_report(const struct invocation *inv, const struct plan *plan,
	       struct err *e) MUST_CHECK;

#endif
