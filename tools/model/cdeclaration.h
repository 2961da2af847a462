/* SPDX-License-Identifier: GPL-2.0-only */
/* cdeclaration - whether a line declares something */
#ifndef MODEL_CDECLARATION_H
#define MODEL_CDECLARATION_H

#include "model/cline.h"

/*
 * True where the line begins like the declaration of a variable: with a known
 * type and a name, with two names ("foo_type *a;"), with a function pointer,
 * or with a macro that declares (LIST_HEAD, DEFINE_SPINLOCK). What begins
 * with a keyword is none.
 */
bool cdeclaration_begins(const struct cline *l);

/* The name that such a line declares first; NULL for a macro. */
const struct ctoken *cdeclaration_name(const struct cline *l);

#endif
