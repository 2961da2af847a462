/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * coperator - what an operator is in its place
 *
 * "*" multiplies, points or belongs to a type, ":" ends a label, a case or
 * parts a bit-field from its width. What went before tells; where a hunk
 * begins that is not known, and a statement is taken to begin there.
 */
#ifndef MODEL_COPERATOR_H
#define MODEL_COPERATOR_H

#include "model/ctoken.h"

enum coperator_role {
	OPERATOR_PLAIN,		/* one meaning only; or no operator */
	OPERATOR_UNARY,		/* + - * & &&, before its operand */
	OPERATOR_BINARY,
	OPERATOR_IN_TYPE,	/* the "*" of a pointer's type */
	OPERATOR_POSTFIX,	/* ++ -- behind a value */
	OPERATOR_CASE,		/* ":" behind case */
	OPERATOR_LABEL,
	OPERATOR_BIT_FIELD,
};

/* The role of each token, in the order of the list. */
const enum coperator_role *coperator_roles(struct arena *a,
					   const struct ctokens *tokens);

#endif
