/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * add - put the entry of an extension into the HOWTO
 *
 * The entry goes behind the one before it in alphabetical order; every other
 * byte stays. It takes the indentation of its neighbour and the line end of the
 * line before.
 */
#ifndef HOWTO_ADD_H
#define HOWTO_ADD_H

#include "howto/document.h"
#include "howto/source.h"

/*
 * The HOWTO with the entry of @source, in @out (from @a). @howto must have the
 * chapter, and no entry of that name: ERR_EXISTS tells its line. ERR_SYNTAX
 * where the result would have more mistakes than @howto has.
 */
int howto_add(struct arena *a, const struct howto *howto,
	      const struct howto_source *source, struct span *out,
	      struct err *e) MUST_CHECK;

#endif
