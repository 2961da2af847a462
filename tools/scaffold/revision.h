/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * revision - new options of an extension that is there, as a new revision
 *
 * The struct that an extension shares with iptables cannot change, so what is
 * new goes into a struct of its own, under the next revision: it begins with
 * the members of the old one, so that the old functions serve it, too. Module
 * and plugin keep what they register and get the new revision beside it; the
 * new functions look at the new options and call the old ones for the rest.
 *
 * What the kernel keeps for a rule comes behind the options (.usersize), and
 * the old functions want it where it was. So the new struct ends in a pointer
 * to an old one that belongs to the rule: checkentry makes it of the options,
 * the old functions get it, destroy frees it. Then it does not matter what is
 * in there, nor whether 32-bit programs have it in another size (.compatsize).
 *
 * Old functions of the module that ask which revision they are called for get
 * the old registration, which is right before the new one.
 *
 * All of this is read of the sources. What is not understood with certainty is
 * refused, with file, line and reason: nothing is guessed, and what is not
 * named in an edit does not change.
 */
#ifndef SCAFFOLD_REVISION_H
#define SCAFFOLD_REVISION_H

#include "model/clayout.h"
#include "model/extension.h"
#include "scaffold/registration.h"

/* The module or the plugin. */
struct revision_side {
	bool is_there;
	struct cfile file, header;
	struct reg_lists lists;
	const struct reg_list *list;		/* that has the newest */
	VEC(const struct reg *) newest;		/* all of one revision */
	unsigned int nr;			/* which */
	struct span info;			/* the name of its struct */
	struct clayout layout;
	struct span kept;		/* the first member of the kernel's */
};

struct revision_function {
	struct span old;
	const char *new;
	const char *args;	/* more arguments of the new one's functions */
	size_t condition;	/* the #if around all its uses, or SIZE_MAX */
	const char *key;	/* of the registration: "print" */
};

struct revision {
	struct arena *arena;
	const char *name;		/* of the extension */
	struct extension x;		/* the new options */
	struct extension_old next;
	const char *pointer;	/* the member that leads to what is kept */
	bool asks_revision;		/* the old module does */
	const struct family *asked;	/* NULL: that of the files there are */
	struct family family;
	struct revision_side kernel, plugin;
};

/*
 * Read the extension @name in the trees of Linux and iptables, one of which
 * may be NULL; where both are, in the folder @name that nfkit new made in
 * @into. Sets all but x.options and asked, which says which files are meant
 * where IPv4 and IPv6 have one each. ERR_NOENT where there is no such
 * extension, ERR_SYNTAX where it is not understood.
 */
int revision_read(struct revision *r, const char *name, const char *kernel,
		  const char *iptables, const char *into,
		  struct err *e) MUST_CHECK;

/* What the options of r->x cannot be, beside the old ones. Sets r->pointer. */
void revision_check(struct revision *r, struct mistakes *m);

/* The edits, into @p. r->x is derived. */
int revision_plan(struct revision *r, struct plan *p, struct err *e) MUST_CHECK;

/* The message of a commit: "linux", "iptables" or "extension". */
int revision_message(const struct revision *r, const char *name,
		     struct buf *to, struct err *e) MUST_CHECK;

#endif
