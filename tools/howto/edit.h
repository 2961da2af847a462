/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * edit - change and remove entries of the HOWTO in place
 *
 * An entry belongs to the person who wrote its words. What a machine knows
 * better are the options: which there are, and which can be inverted. So an
 * update adds the options that the entry lacks and the "[!]" that its terms
 * lack, and changes no other byte; a second one finds nothing to do.
 */
#ifndef HOWTO_EDIT_H
#define HOWTO_EDIT_H

#include "howto/document.h"
#include "howto/source.h"

/* The HOWTO without the entry, in @out (from @a): one gap is closed. */
void howto_remove(struct arena *a, const struct howto *howto,
		  const struct howto_entry *entry, struct span *out);

/*
 * The HOWTO with the entry of @source updated, in @out (from @a): its bytes
 * are those of @howto where there is nothing to do. *@options and *@signs
 * count what was added. ERR_NOENT where there is no such entry; ERR_SYNTAX
 * where the result would have more mistakes than @howto has.
 */
int howto_update(struct arena *a, const struct howto *howto,
		 const struct howto_source *source, struct span *out,
		 unsigned int *options, unsigned int *signs,
		 struct err *e) MUST_CHECK;

#endif
