/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * edit - change and remove entries of the HOWTO in place
 *
 * An entry belongs to the person who wrote its words. What a machine knows
 * better are the options: which there are, and which can be inverted. So an
 * update adds the options that the entry lacks and the "[!]" that its terms
 * lack, and writes anew the parts that nfkit made and nobody has changed (see
 * howto/made.h), where the extension's files say something else by now. Every
 * other byte stays, and a second update finds nothing to do.
 */
#ifndef HOWTO_EDIT_H
#define HOWTO_EDIT_H

#include "howto/document.h"
#include "howto/source.h"

/*
 * The HOWTO without the entry, in @out (from @a): one gap is closed.
 * ERR_SYNTAX where the result would have more mistakes than @howto has, as
 * references to the entry.
 */
int howto_remove(struct arena *a, const struct howto *howto,
		 const struct howto_entry *entry, struct span *out,
		 struct err *e) MUST_CHECK;

struct howto_changes {
	unsigned int options, signs;	/* that were added */
	unsigned int parts;		/* that were written anew */
};

/*
 * Where the entry has examples that nfkit made, and each is still one of the
 * tests of @source: make them its examples. They are as true as others, and an
 * option that comes with tests of its own changes one place of the entry.
 */
void howto_keep_rules(struct arena *a, const struct howto *howto,
		      struct howto_source *source);

/*
 * The HOWTO with the entry of @source updated, in @out (from @a): its bytes
 * are those of @howto where there is nothing to do. ERR_NOENT where there is
 * no such entry; ERR_SYNTAX where the result would have more mistakes than
 * @howto has.
 */
int howto_update(struct arena *a, const struct howto *howto,
		 const struct howto_source *source, struct span *out,
		 struct howto_changes *changes, struct err *e) MUST_CHECK;

#endif
