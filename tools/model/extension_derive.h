/* SPDX-License-Identifier: GPL-2.0-only */
/* extension_derive - parts of extension_derive(), for extension.c only */
#ifndef MODEL_EXTENSION_DERIVE_H
#define MODEL_EXTENSION_DERIVE_H

#include "model/extension.h"

/* The first mistake in the name of a new one. Names are derived already. */
void extension_check_name(const struct extension *x, struct mistakes *m);

/*
 * Mistakes in the options, each for itself, and in what goes with the family.
 * Names are derived already. False where there are more options than can be.
 */
bool extension_check_options(const struct extension *x, struct mistakes *m);

/*
 * What options need and exclude, and the smallest rule with each: no option
 * may be one that no rule can have. Names are derived already.
 */
void extension_derive_rules(struct extension *x, struct mistakes *m);

/* The members of the struct and its size; limits are derived already. */
void extension_derive_members(struct extension *x, struct mistakes *m);

#endif
