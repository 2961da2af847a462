/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * clocal - the local variables of a function body
 *
 * A declaration begins a statement and has a type that cread_declared_type()
 * takes; each of its names is one variable. Those of a for are left out.
 */
#ifndef MODEL_CLOCAL_H
#define MODEL_CLOCAL_H

#include "model/cfunction.h"

struct clocal {
	size_t name;		/* its token */
	size_t value, end;	/* "= value" is [value, end); empty: none */
	bool is_static;
	bool is_pointer, is_array;
};

struct clocal_walk {
	const struct ctokens *tokens;
	size_t next, end;
	bool is_static;		/* of the declaration that is being read */
	bool is_inside;		/* next is behind a "," of it */
};

/* Begin a walk over the body of @f. @tokens must outlive it. */
void clocal_walk(struct clocal_walk *w, const struct ctokens *tokens,
		 const struct cfunction *f);

/* The next one, in the order of the body; false behind the last. */
bool clocal_next(struct clocal_walk *w, struct clocal *out);

#endif
